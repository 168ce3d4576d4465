import type { ImportProblemCounts } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { importUnknown } from '../errors.ts';
import { type Reader, readable } from './readable.ts';

/** The quality report in figures: of each kind how many are open, repaired, or left as they are. */
export async function countProblems(db: Database, reader: Reader, importId: string): Promise<ImportProblemCounts> {
  const { rows } = await sql<{ blocking: number }>`
    select (select count(*) from datasets.import_problems p
      where p.import_id = i.id and p.severity = 'error' and p.decision is distinct from 'accepted'
        -- An overlap that was looked at is a matter of the plan; a row that is gone has no errors any more.
        and not (p.kind = 'overlap' and p.decision is not distinct from 'refused')
        and exists (select from datasets.import_features f where f.import_id = p.import_id and f.row = p.row)
        and (p.other_row is null or exists (select from datasets.import_features f where f.import_id = p.import_id and f.row = p.other_row))
    ) as blocking
    from datasets.imports i join datasets.datasets d on d.id = i.dataset_id where i.id = ${importId} and ${readable(reader)}`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw importUnknown();
  const { rows: items } = await sql<ImportProblemCounts['items'][number]>`
    select kind, severity, count(*) filter (where decision is null) as open, count(*) filter (where decision = 'accepted') as repaired,
      count(*) filter (where decision = 'refused') as left,
      count(*) filter (where proposal is not null and decision is distinct from 'accepted') as repairable
    from datasets.import_problems where import_id = ${importId} group by kind, severity order by count(*) desc, kind`.execute(
    db,
  );
  return { items, blocking: row.blocking };
}
