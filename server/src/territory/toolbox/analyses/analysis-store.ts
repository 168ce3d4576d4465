import type { Analysis, AnalysisResult, AnalysisStep, AnalysisSummary, NewAnalysis } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { AppError } from '../../../platform/errors/index.ts';

type QuestionOf<One> = One extends NewAnalysis ? Pick<One, 'tool' | 'input'> : never;
/** One of the pairs of a tool and what it is asked. */
export type ToolQuestion = QuestionOf<NewAnalysis>;

/** What is asked of which tool, with what the person might see when asking. */
export interface AskedAnalysis {
  question: ToolQuestion;
  askedBy: string;
  scopes: string[];
  sensitive: boolean;
}

type Viewer = Pick<Actor, 'id' | 'scopes' | 'permissions'>;
const KEPT_DAYS = 30;

interface Row extends Omit<Analysis, 'requestedAt' | 'startedAt' | 'finishedAt'> {
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const COLUMNS = sql`id, tool, title, status, progress, step, problem, requested_at as "requestedAt",
  started_at as "startedAt", finished_at as "finishedAt"`;

/** One’s own of the last thirty days; not those asked when one might see more than now. */
const readableBy = (actor: Viewer, now: Date) => sql`asked_by = ${actor.id}
  and requested_at > ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})
  and (not sensitive or ${actor.permissions.has('dataset.view-sensitive')})
  and not exists (select from unnest(scopes) s where not s like any (${scopePatterns(actor)}::text[]))`;

export async function listAnalyses(db: Database, actor: Viewer, now: Date): Promise<AnalysisSummary[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from toolbox.analyses where ${readableBy(actor, now)}
    order by requested_at desc, id limit 200`.execute(db);
  return rows.map(summaryOf);
}

export async function findAnalysis(
  db: Database | Trx,
  actor: Viewer,
  { id, now }: { id: string; now: Date },
): Promise<Analysis | undefined> {
  const { rows } = await sql<Row>`
    select ${COLUMNS}, input, result from toolbox.analyses where id = ${id} and ${readableBy(actor, now)}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { input, result } = row;
  return { ...summaryOf(row), input, ...(result ? { result } : {}) };
}

function summaryOf({ id, tool, title, status, progress, step, problem, ...times }: Row): AnalysisSummary {
  const { requestedAt, startedAt, finishedAt } = times;
  return {
    ...{ id, tool, status, progress, step, requestedAt: requestedAt.toISOString() },
    ...(title ? { title } : {}),
    ...(problem ? { problem } : {}),
    ...(startedAt ? { startedAt: startedAt.toISOString() } : {}),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
  };
}

/** Takes it up, also when a process that had it died; undefined when it is over or cancelled. */
export async function beginAnalysis(db: Database, id: string, now: Date): Promise<AskedAnalysis | undefined> {
  const { rows } = await sql<AskedAnalysis>`
    update toolbox.analyses set status = 'running', progress = 0, started_at = coalesce(started_at, ${now})
    where id = ${id} and status in ('waiting', 'running')
    returning jsonb_build_object('tool', tool, 'input', input) as question, asked_by as "askedBy", scopes, sensitive`.execute(
    db,
  );
  return rows[0];
}

/** False when somebody cancelled it meanwhile. */
export async function saveProgress(
  db: Database,
  id: string,
  { step, share }: { step: AnalysisStep; share: number },
): Promise<boolean> {
  const { rows } = await sql`
    update toolbox.analyses set step = ${step}, progress = ${share} where id = ${id} and status = 'running' returning id`.execute(
    db,
  );
  return rows.length > 0;
}

export async function isRunning(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select from toolbox.analyses where id = ${id} and status = 'running'`.execute(db);
  return rows.length > 0;
}

export async function saveResult(
  db: Database,
  id: string,
  { result, now }: { result: AnalysisResult; now: Date },
): Promise<void> {
  await sql`
    update toolbox.analyses set status = 'done', step = 'finished', progress = 1, result = ${JSON.stringify(result)}::jsonb,
      finished_at = ${now} where id = ${id} and status = 'running'`.execute(db);
}

export async function saveProblem(
  db: Database,
  id: string,
  { problem: { code, title }, now }: { problem: AppError; now: Date },
): Promise<void> {
  await sql`
    update toolbox.analyses set status = 'failed', problem = ${JSON.stringify({ code, title })}::jsonb, finished_at = ${now}
    where id = ${id} and status in ('waiting', 'running')`.execute(db);
}

/** True when it was still waiting or running. */
export async function saveCancelled(db: Database, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update toolbox.analyses set status = 'cancelled', finished_at = ${now}
    where id = ${id} and status in ('waiting', 'running') returning id`.execute(db);
  return rows.length > 0;
}

/** What is over and older than anybody may read. */
export async function forgetOldAnalyses(db: Database | Trx, now: Date): Promise<void> {
  await sql`
    delete from toolbox.analyses where id in (select id from toolbox.analyses
      where requested_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}) and status not in ('waiting', 'running')
      order by requested_at limit 100)`.execute(db);
}

/** As its owner sees it, and who that is. */
export async function getSummary(
  db: Database,
  id: string,
): Promise<{ summary: AnalysisSummary; askedBy: string } | undefined> {
  const { rows } = await sql<Row & { askedBy: string }>`
    select ${COLUMNS}, asked_by as "askedBy" from toolbox.analyses where id = ${id}`.execute(db);
  const [row] = rows;
  return row && { summary: summaryOf(row), askedBy: row.askedBy };
}
