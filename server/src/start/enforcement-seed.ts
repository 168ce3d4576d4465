import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createPlaceIndex, type PlaceIndex } from '../base/directory/index.ts';
import { createAccountsInTrx, type NewAccount } from '../platform/auth/index.ts';
import { sql, type Trx } from '../platform/db/index.ts';
import type { Platform } from '../platform/platform.ts';

const DATA = new URL('../../../data/enforcement/demo/', import.meta.url);
const DISTRICT = { scopePath: '50/500103/', scopeName: '渝中区' };
const CERTIFIED = { validFrom: '2024-01-01', validTo: '2029-12-31', status: 'valid' };

interface Officer {
  login: string;
  authorityId: string;
  name: string;
  certificateNo: string;
  validTo?: string;
  status?: string;
}
interface People {
  officers: Officer[];
  auxiliaryStaff: { authorityId: string; name: string; staffNo: string }[];
  desks: { login: string; authorityId: string; role: string; name: string }[];
  accounts: { login: string; role: string; name: string; orgName: string }[];
}

/** A line of data/enforcement/demo/subjects.json. */
interface DemoSubject {
  uscc: string;
  name: string;
  kind: string;
  streetCode: string;
  address: string;
  lon: number;
  lat: number;
  creditClass: string;
  licences: unknown[];
  /** The account that stands for it. */
  login?: string;
}

async function read<T>(name: string): Promise<T> {
  const parsed: T = JSON.parse(await readFile(new URL(name, DATA), 'utf8'));
  return parsed;
}

/** The same id for the same thing on every machine, so that seeding twice makes nothing twice. */
export function demoId(...parts: readonly string[]): string {
  const hex = createHash('sha256')
    .update(`shancheng enforcement demo ${parts.join('/')}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The invented (合成) people and enterprises of enforcement with their accounts: certified officers, desks of the
 * authorities, owners and a resident. Needs the authorities and the places; what is there already stays as it is.
 */
export async function seedEnforcement(platform: Platform, password: string): Promise<void> {
  const [people, { subjects }, places] = await Promise.all([
    read<People>('people.json'),
    read<{ subjects: DemoSubject[] }>('subjects.json'),
    createPlaceIndex(platform.db, platform.clock),
  ]);
  await platform.db.transaction().execute(async (trx) => {
    const accounts = await putAccountsInTrx(trx, people, password);
    await putOfficersInTrx(trx, people, accounts);
    await putSubjectsInTrx(trx, subjects, accounts, { places, now: platform.clock.now() });
  });
}

async function putAccountsInTrx(trx: Trx, people: People, password: string): Promise<Map<string, string>> {
  const { rows: authorities } = await sql<{ id: string; name: string; shortName: string; path: string }>`
    select id, name, short_name as "shortName", division_path as path from powers.authorities`.execute(trx);
  const belonging = (authorityId: string, role: string): Pick<NewAccount, 'orgName' | 'grants'> => {
    const found = authorities.find(({ id }) => id === authorityId);
    if (!found) throw new Error(`the demo has no authority ${authorityId}`);
    const scopeName = found.path === DISTRICT.scopePath ? DISTRICT.scopeName : found.shortName;
    return { orgName: found.name, grants: [{ role, scopePath: found.path, scopeName }] };
  };
  return createAccountsInTrx(trx, [
    ...people.officers.map(({ login, name, authorityId }) => ({
      ...{ login, displayName: name, password },
      ...belonging(authorityId, 'enforcement-officer'),
    })),
    ...people.desks.map(({ login, name, authorityId, role }) => ({
      ...{ login, displayName: name, password },
      ...belonging(authorityId, role),
    })),
    ...people.accounts.map(({ login, name, role, orgName }) => ({
      ...{ login, displayName: name, orgName, password },
      grants: [{ role, ...DISTRICT }],
    })),
  ]);
}

async function putOfficersInTrx(trx: Trx, people: People, accounts: ReadonlyMap<string, string>): Promise<void> {
  const officers = people.officers.map((officer) => ({
    ...CERTIFIED,
    ...officer,
    id: demoId('officer', officer.certificateNo),
    accountId: accounts.get(officer.login),
  }));
  const auxiliary = people.auxiliaryStaff.map((one) => ({ ...one, id: demoId('auxiliary', one.staffNo) }));
  const desks = people.desks.map(({ login, authorityId }) => ({ authorityId, accountId: accounts.get(login) }));
  await Promise.all([
    sql`
      insert into powers.officers (id, authority_id, name, certificate_no, domains, area_path, valid_from, valid_to, status, account_id,
        synthetic)
      select o.id, a.id, o.name, o."certificateNo", array[a.domain], a.division_path, o."validFrom", o."validTo", o.status,
        o."accountId", true
      from jsonb_to_recordset(${JSON.stringify(officers)}::jsonb) as o(id uuid, "authorityId" text, name text, "certificateNo" text,
        "validFrom" date, "validTo" date, status text, "accountId" uuid)
      join powers.authorities a on a.id = o."authorityId"
      on conflict do nothing`.execute(trx),
    sql`
      insert into powers.auxiliary_staff (id, authority_id, name, staff_no, synthetic)
      select id, "authorityId", name, "staffNo", true
      from jsonb_to_recordset(${JSON.stringify(auxiliary)}::jsonb) as s(id uuid, "authorityId" text, name text, "staffNo" text)
      on conflict do nothing`.execute(trx),
    sql`
      insert into powers.authority_staff (account_id, authority_id)
      select "accountId", "authorityId"
      from jsonb_to_recordset(${JSON.stringify(desks)}::jsonb) as d("accountId" uuid, "authorityId" text)
      on conflict do nothing`.execute(trx),
  ]);
}

async function putSubjectsInTrx(
  trx: Trx,
  subjects: readonly DemoSubject[],
  accounts: ReadonlyMap<string, string>,
  { places, now }: { places: PlaceIndex; now: Date },
): Promise<void> {
  const { rows: known } = await sql<{ uscc: string }>`
    select uscc from powers.subjects where uscc = any (${subjects.map(({ uscc }) => uscc)})`.execute(trx);
  // Outlines may have changed since: where an enterprise lies is asked only when it is put in.
  const missing = subjects.filter(({ uscc }) => !known.some((one) => one.uscc === uscc));
  const rows = missing.map((subject) => {
    const place = places.locate(subject);
    if (place?.streetCode !== subject.streetCode)
      throw new Error(`demo subject ${subject.uscc} lies outside its street`);
    return {
      ...subject,
      ...{ id: demoId('subject', subject.uscc), path: place.path, gridCode: place.gridCode },
      accountId: subject.login && accounts.get(subject.login),
      // Drawn anew in each installation: who knows the demo’s files must not know what a QR code says.
      checkCode: randomBytes(16).toString('hex'),
    };
  });
  await sql`
    insert into powers.subjects (id, uscc, name, kind, address, geom, division_path, grid_code, credit_class, check_code, licences,
      account_id, updated_at, synthetic)
    select id, uscc, name, kind, address, st_setsrid(st_makepoint(lon, lat), 4490), path, "gridCode", "creditClass", "checkCode",
      licences, "accountId", ${now}, true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id uuid, uscc text, name text, kind text, address text, lon float8,
      lat float8, path text, "gridCode" text, "creditClass" text, "checkCode" text, licences jsonb, "accountId" uuid)
    on conflict do nothing`.execute(trx);
}
