import type { Competence } from '@shancheng/contracts';
import { type CompetenceQuestion, FEWEST_OFFICERS } from '@shancheng/law';
import { type Database, sql } from '../../../platform/db/index.ts';
import { divisionNotFound, matterNotFound } from '../errors.ts';
import { listCompetent } from './competence-queries.ts';

/** Who may act on a matter in a division on a day, with what each has by way of officers. */
export async function findCompetence(
  db: Database,
  { matter, power, division, on }: { matter: string; power: CompetenceQuestion['power']; division: string; on: string },
): Promise<Competence> {
  const { rows } = await sql<{ path: string | null; known: boolean }>`
    select (select path from directory.division_paths where code = ${division} order by valid_from desc limit 1) as path,
      exists (select from powers.matters where code = ${matter}) as known`.execute(db);
  const { path, known } = rows[0] ?? { path: null, known: false };
  if (path === null) throw divisionNotFound();
  if (!known) throw matterNotFound();
  const grants = await listCompetent(db, { matterCode: matter, power, placePath: path, on });
  const hands = await countOfficers(db, {
    authorityIds: grants.map(({ authorityId }) => authorityId),
    matter,
    path,
    on,
  });
  const items = grants.map(({ authorityId, mode, documentNo, from, until }) => {
    const found = hands.find(({ id }) => id === authorityId);
    const officers = found?.officers ?? 0;
    return {
      ...{ authorityId, mode, documentNo, from, ...(until ? { until } : {}) },
      authorityName: found?.name ?? authorityId,
      ...{ officers, able: officers >= FEWEST_OFFICERS },
    };
  });
  return { on, items };
}

/** By authority: its name, and how many of its certificates hold for the matter’s field at the place on the day. */
async function countOfficers(
  db: Database,
  { authorityIds, matter, path, on }: { authorityIds: readonly string[]; matter: string; path: string; on: string },
): Promise<{ id: string; name: string; officers: number }[]> {
  const { rows } = await sql<{ id: string; name: string; officers: number }>`
    select a.id, a.name, (select count(*)::int from powers.officers o where o.authority_id = a.id and o.status = 'valid'
      and ${on}::date between o.valid_from and o.valid_to and starts_with(${path}, o.area_path)
      and o.domains && array[(select domain from powers.matters where code = ${matter}), 'general']) as officers
    from powers.authorities a where a.id = any (${[...authorityIds]}::text[])`.execute(db);
  return rows;
}
