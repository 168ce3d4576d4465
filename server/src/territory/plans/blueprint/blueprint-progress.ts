import { type Database, sql, type Trx } from '../../../platform/db/index.ts';

/** So often one is begun without getting on before it counts as failed: whatever ends it would end it again. */
export const MOST_ATTEMPTS = 3;

export interface Running {
  id: string;
  asOf: string;
  /** Of the district: 6 digits, and its path. */
  code: string;
  path: string;
  tilesDone: number;
  /** dataset id → version it began with. */
  versions: Readonly<Record<string, number>>;
}

type Begun = Running & { attempts: number };

/** Takes up one that waits or was interrupted; undefined when it was cancelled, is done or was begun too often. */
export async function beginBlueprint(
  db: Database,
  id: string,
  versionsOn: (asOf: string) => Promise<Record<string, number>>,
): Promise<Running | undefined> {
  const { rows } = await sql<Begun>`
    update plans.blueprints set status = 'running', attempts = attempts + 1 where id = ${id} and status in ('waiting', 'running')
    returning id, as_of::text as "asOf", division_path as path, tiles_done as "tilesDone", versions, attempts,
      reverse(split_part(reverse(rtrim(division_path, '/')), '/', 1)) as code`.execute(db);
  const [begun] = rows;
  if (!begun) return undefined;
  const { attempts, ...running } = begun;
  if (attempts > MOST_ATTEMPTS) throw new Error('interrupted too often');
  if (Object.keys(running.versions).length > 0) return running;
  const versions = await versionsOn(running.asOf);
  await sql`update plans.blueprints set versions = ${JSON.stringify(versions)}::jsonb where id = ${id}`.execute(db);
  return { ...running, versions };
}

/** Notes how far it is, which is worth new attempts; false when somebody has cancelled it. */
export async function isRunningInTrx(
  trx: Trx,
  id: string,
  { done, of }: { done: number; of: number },
): Promise<boolean> {
  const { rows } = await sql`
    update plans.blueprints set progress = ${done / of}, tiles_done = ${done}, attempts = 0 where id = ${id} and status = 'running' returning id`.execute(
    trx,
  );
  return rows.length > 0;
}

/** After the last attempt it is not “running” any more. True when it will be tried again. */
export async function isTriedAgain(db: Database, id: string, problem: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update plans.blueprints set status = 'failed', problem = ${problem}, finished_at = ${now}
    where id = ${id} and status in ('waiting', 'running') and attempts >= ${MOST_ATTEMPTS} returning id`.execute(db);
  return rows.length === 0;
}

/** Nobody wants the parts of a cancelled one. */
export async function forgetCancelled(db: Database, id: string): Promise<void> {
  await sql`
    delete from plans.blueprint_parts where blueprint_id = ${id}
      and exists (select from plans.blueprints b where b.id = ${id} and b.status = 'cancelled')`.execute(db);
}
