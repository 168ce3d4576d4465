import type { Competence } from '@shancheng/contracts';
import type { CompetenceQuestion } from '@shancheng/law';
import { type Database, sql } from '../../../platform/db/index.ts';
import { divisionNotFound, matterNotFound } from '../errors.ts';
import { listCompetent } from './competence-queries.ts';
import { matchPowers } from './match-powers.ts';

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
  const items = await Promise.all(
    grants.map(async ({ authorityId, mode, documentNo, from, until }) => {
      const [matches, names] = await Promise.all([
        matchPowers(db, on, authorityId),
        sql<{ name: string }>`select name from powers.authorities where id = ${authorityId}`.execute(db),
      ]);
      const match = matches.find(({ matterCode }) => matterCode === matter);
      return {
        ...{ authorityId, mode, documentNo, from, ...(until ? { until } : {}) },
        authorityName: names.rows[0]?.name ?? authorityId,
        ...{ officers: match?.officers ?? 0, able: match?.able ?? false },
      };
    }),
  );
  return { on, items };
}
