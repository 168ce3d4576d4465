import { scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type Asker, featuresOf, findVersion } from '../service-coverage/find-version.ts';
import { serviceCoverage } from '../service-coverage/service-coverage.ts';
import type { WalkNetworks } from '../service-coverage/walk-networks.ts';

/** What an indicator is made from; rows of data/toolbox/checkup-indicators.json. */
export type Formula =
  | { of: 'area'; dataset: string; codes?: string[]; perUnitM2: number }
  | { of: 'area-per-person'; dataset: string; codes: string[] }
  | { of: 'people-within'; facilityCodes: string[]; minutes: number }
  | { of: 'conflicts'; severity?: string };

export interface Measured {
  value?: number;
  /** What it would have needed. */
  missing: string[];
}

export interface Measuring {
  db: Database;
  networks: WalkNetworks;
  actor: Asker;
  asOf: string;
  today: string;
  now: Date;
}

/** The value of one indicator as of a day, or what is missing for it. */
export async function measureIndicator(frame: Measuring, formula: Formula): Promise<Measured> {
  switch (formula.of) {
    case 'area': {
      const { value, missing } = await measureArea(frame, formula.dataset, formula.codes);
      return value === undefined ? { missing } : { value: value / formula.perUnitM2, missing };
    }
    case 'area-per-person':
      return measurePerPerson(frame, formula.dataset, formula.codes);
    case 'people-within':
      return measurePeopleWithin(frame, formula);
    case 'conflicts':
      return countConflicts(frame, formula.severity);
    default:
      return formula satisfies never;
  }
}

async function measureArea(
  { db, actor, asOf }: Measuring,
  key: string,
  codes: readonly string[] | undefined,
): Promise<Measured> {
  const version = await findVersion(db, actor, { key, asOf });
  if (!version) return { missing: [key] };
  const { rows } = await sql<{ area: number | null }>`
    select sum(f.area_m2) as area from datasets.features f where ${featuresOf(version)}
      and (${codes ?? null}::text[] is null or exists (select from unnest(${codes ?? []}::text[]) c where f.code like c || '%'))`.execute(
    db,
  );
  return { value: rows[0]?.area ?? 0, missing: [] };
}

async function measurePerPerson(frame: Measuring, dataset: string, codes: readonly string[]): Promise<Measured> {
  const [ground, heads] = await Promise.all([measureArea(frame, dataset, codes), countPeople(frame)]);
  const missing = [...ground.missing, ...heads.missing];
  if (ground.value === undefined || heads.value === undefined) return { missing };
  return { value: ground.value / heads.value, missing };
}

async function countPeople({ db, actor, asOf }: Measuring): Promise<Measured> {
  const key = 'population';
  const version = await findVersion(db, actor, { key, asOf });
  if (!version) return { missing: [key] };
  const { rows } = await sql<{ people: number | null }>`
    select sum((f.attributes ->> 'population')::float8) as people from datasets.features f where ${featuresOf(version)}`.execute(
    db,
  );
  return rows[0]?.people ? { value: rows[0].people, missing: [] } : { missing: [key] };
}

async function measurePeopleWithin(
  { db, networks, actor, asOf, now }: Measuring,
  { facilityCodes, minutes }: { facilityCodes: string[]; minutes: number },
): Promise<Measured> {
  const query = { facilityCodes, minutes: [minutes] };
  const { answer, missing, bands } = await serviceCoverage(db, networks, actor, { query, asOf, now });
  const share = bands[0]?.share;
  return answer === 'known' && share !== undefined ? { value: share * 100, missing: [] } : { missing };
}

/** Conflicts stand as the last comparison left them; of another day only a comparison of its own could tell. */
async function countConflicts({ db, actor, asOf, today }: Measuring, severity: string | undefined): Promise<Measured> {
  if (asOf !== today) return { missing: ['conflicts'] };
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from plans.conflicts where gone_at is null and status <> 'exempt'
      and division_path like any (${scopePatterns(actor)}::text[])
      and (${severity ?? null}::text is null or severity = ${severity ?? null})`.execute(db);
  return { value: rows[0]?.n ?? 0, missing: [] };
}
