import { type Database, sql, type Trx } from '../../../../platform/db/index.ts';

/** A row whose cells are in order; the tables decide what else it needs. */
export interface GoodRow {
  row: number;
  values: Record<string, unknown>;
}

/** Why a row with good cells was not taken all the same. */
export interface StoreProblem {
  row: number;
  code:
    | 'unknown-division'
    | 'unknown-authority'
    | 'unknown-matter'
    | 'unknown-parent'
    | 'unknown-subject'
    | 'unknown-provision'
    | 'outside-scope'
    | 'uscc-elsewhere'
    | 'certificate-elsewhere'
    | 'auxiliary-staff'
    | 'staff-no-elsewhere'
    | 'half-a-position'
    | 'days-reversed'
    | 'fines-reversed';
}

export interface StoreFrame {
  now: Date;
  synthetic: boolean;
  /** `like` patterns of the areas the table may speak of; absent: everywhere. */
  patterns?: readonly string[] | undefined;
}

export type StoreRows = (db: Trx | Database, rows: readonly GoodRow[], frame: StoreFrame) => Promise<StoreProblem[]>;

type Sql = ReturnType<typeof sql>;

/** The rows as a table `given` with the named columns. */
export const given = (rows: readonly GoodRow[], columns: Sql) => sql`
  given as materialized (
    select * from jsonb_to_recordset(${JSON.stringify(rows.map(({ row, values }) => ({ row, ...values })))}::jsonb)
      as g(row int, ${columns}))`;

/** The same with the path of their division, null when there is no such division. */
export const givenWithPath = (rows: readonly GoodRow[], columns: Sql) => sql`
  given as materialized (
    select g.*, (select p.path from directory.division_paths p where p.code = g."divisionCode" order by p.valid_from desc limit 1) as path
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ row, values }) => ({ row, ...values })))}::jsonb)
      as g(row int, "divisionCode" text, ${columns}))`;

/** True where a path, if there is one, lies outside the areas the table may speak of. */
export const isOutside = ({ patterns }: StoreFrame, path: Sql) =>
  patterns === undefined ? sql`false` : sql`not (${path} like any (${[...patterns]}::text[]))`;
