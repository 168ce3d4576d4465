import type { Provision } from '@shancheng/contracts';
import { followPath, type ProvisionMap } from '@shancheng/law';
import { type Database, sql } from '../../../platform/db/index.ts';
import { lawNotFound, notInForce } from '../errors.ts';

/** Where a rule stands: the statute and 条/款/项/目, e.g. `33/1/3`. */
export interface Citation {
  lawId: string;
  path: string;
}

/** What is read of a provision. */
export const PROVISION = sql`p.law_id as "lawId", l.short_title as "lawTitle", l.level, p.version, v.document_no as "documentNo",
  v.effective_from as "effectiveFrom", v.effective_until as "effectiveUntil", p.path, p.heading, p.kind, p.wording, l.unofficial`;
export const FROM = sql`powers.provisions p join powers.laws l on l.id = p.law_id
  join powers.law_versions v on v.law_id = p.law_id and v.number = p.version`;
const inForce = (day: string) =>
  sql`v.effective_from <= ${day}::date and (v.effective_until is null or ${day}::date < v.effective_until)`;

/**
 * What a citation of one version says on a day: at its own path, or the one it has been renumbered to; undefined when it
 * was deleted or the statute was not in force. Ask with the day of the act (Administrative Penalty Law art. 37).
 */
export async function findProvisionAt(
  db: Database,
  { lawId, path, version }: Citation & { version: number },
  day: string,
): Promise<Provision | undefined> {
  const [held, maps] = await Promise.all([
    sql<{ number: number }>`
      select v.number from powers.law_versions v where v.law_id = ${lawId} and ${inForce(day)} order by v.number desc limit 1`.execute(
      db,
    ),
    sql<ProvisionMap>`
      select from_version as "fromVersion", from_path as "fromPath", to_version as "toVersion", to_path as "toPath"
      from powers.provision_maps where law_id = ${lawId}`.execute(db),
  ]);
  const number = held.rows[0]?.number;
  // a deleted article has null for its new path
  const known = maps.rows.map(({ toPath, ...map }) => (toPath === null ? map : { ...map, toPath }));
  const now = number === undefined ? undefined : followPath(known as ProvisionMap[], path, version, number);
  if (now === undefined) return undefined;
  const { rows } = await sql<ProvisionRow>`
    select ${PROVISION} from ${FROM} where p.law_id = ${lawId} and p.version = ${number} and p.path = ${now}`.execute(
    db,
  );
  return rows[0] && provisionOf(rows[0]);
}

/** All provisions of a statute as it stood on a day, in their order. */
export async function listProvisions(db: Database, lawId: string, day: string): Promise<Provision[]> {
  const { rows } = await sql<ProvisionRow>`
    select ${PROVISION} from ${FROM} where p.law_id = ${lawId} and ${inForce(day)} order by p.sort`.execute(db);
  if (rows.length > 0) return rows.map(provisionOf);
  const known = await sql`select from powers.laws where id = ${lawId}`.execute(db);
  throw known.rows.length > 0 ? notInForce(day) : lawNotFound();
}

const MOST_FOUND = 50;

/** Provisions in force on a day whose wording has all the words; the shortest, which say it most plainly, first. */
export async function searchProvisions(db: Database, words: string, day: string): Promise<Provision[]> {
  const patterns = words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  if (patterns.length === 0) return [];
  const { rows } = await sql<ProvisionRow>`
    select ${PROVISION} from ${FROM} where p.wording like all (${patterns}::text[]) and ${inForce(day)}
    order by length(p.wording), p.law_id, p.sort limit ${MOST_FOUND}`.execute(db);
  return rows.map(provisionOf);
}

export type ProvisionRow = { [K in keyof Provision]-?: Exclude<Provision[K], undefined> | null };

/** Absent instead of null. */
export function provisionOf(row: ProvisionRow): Provision {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Provision; // checked by the schema of the answer
}
