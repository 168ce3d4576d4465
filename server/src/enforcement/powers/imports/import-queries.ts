import type { PowerImport, PowerImportProblems } from '@shancheng/contracts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { importNotFound } from './import-errors.ts';

interface Row extends Omit<PowerImport, 'startedAt' | 'finishedAt' | 'problem'> {
  startedAt: Date;
  finishedAt: Date | null;
  problem: { zh: string; en: string } | null;
  askedBy: string;
  scopes: string[];
}

const COLUMNS = sql`id, kind, file_name as "fileName", status, rows, accepted, refused, problem, started_at as "startedAt",
  finished_at as "finishedAt", asked_by as "askedBy", scopes`;

type Reader = Pick<Actor, 'id' | 'scopes'>;

/** One’s own, or one that spoke only of areas one answers for; anybody else’s is not there. */
const mayRead = (actor: Reader, { askedBy, scopes }: Row) =>
  askedBy === actor.id || (scopes.length > 0 && scopes.every((scope) => inScope(actor, scope)));

export async function getTableImport(db: Database, actor: Reader, id: string): Promise<PowerImport> {
  const { rows } = await sql<Row>`select ${COLUMNS} from powers.imports where id = ${id}`.execute(db);
  const [row] = rows;
  if (!row || !mayRead(actor, row)) throw importNotFound();
  return importOf(row);
}

const MOST_LISTED = 100;

/** The latest tables that were handed in, newest first. */
export async function listTableImports(db: Database, actor: Reader): Promise<PowerImport[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from powers.imports
    where asked_by = ${actor.id} or (scopes <> '{}' and not exists (
      select from unnest(scopes) s where not exists (select from unnest(${[...actor.scopes]}::text[]) mine where starts_with(s, mine))))
    order by started_at desc, id limit ${MOST_LISTED}`.execute(db);
  return rows.map(importOf);
}

function importOf({ startedAt, finishedAt, problem, askedBy: _askedBy, scopes: _scopes, ...rest }: Row): PowerImport {
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    ...(problem ? { problem } : {}),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
  };
}

const MOST_SHOWN = 1_000;

/** The rows that were not taken, in the order of the file; all problems of a row come together. */
export async function listTableProblems(
  db: Database,
  actor: Reader,
  { importId, after }: { importId: string; after: number },
): Promise<PowerImportProblems> {
  await getTableImport(db, actor, importId);
  const { rows } = await sql<{ row: number; field: string | null; code: string; value: string | null }>`
    select row, field, code, value from powers.import_problems where import_id = ${importId} and row > ${after}
    order by row fetch first ${MOST_SHOWN} rows with ties`.execute(db);
  // with ties one cannot order further in the statement
  rows.sort((a, b) => a.row - b.row || a.code.localeCompare(b.code) || (a.field ?? '').localeCompare(b.field ?? ''));
  return {
    items: rows.map(({ row, field, code, value }) => ({
      ...{ row, code },
      ...(field === null ? {} : { field }),
      ...(value === null ? {} : { value }),
    })),
  };
}
