import { createHash, randomUUID } from 'node:crypto';
import type { Analysis, NewAnalysis } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkCoverageQuery } from '../service-coverage/service-coverage.ts';
import { findAnalysis, forgetOldAnalyses } from './analysis-store.ts';
import { analysisNotFound, commandOfAnother, tooManyAnalyses } from './errors.ts';

/** Job: answers one question to the toolbox. */
export const RUN_ANALYSIS = 'toolbox.analysis';

/** Under way for one person at once. */
const MOST_AT_ONCE = 3;
/** Lanes in which analyses follow one another: so many run at once, and the other workers stay free for incidents. */
const LANES = 2;
/** Beyond, it takes the process down with it. */
export const MOST_ATTEMPTS = 3;

type Asking = Pick<Actor, 'id' | 'scopes' | 'permissions'>;

/** Starts a tool in the background; a command that was given before is answered with what it started then. */
export async function startAnalysis(platform: Platform, actor: Asking, asked: NewAnalysis): Promise<Analysis> {
  if (asked.tool === 'service-coverage') checkCoverageQuery(asked.input);
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('toolbox.analyses ' || ${actor.id}::text, 0))`.execute(trx);
    const id = (await findStarted(trx, actor, asked)) ?? (await insertAnalysisInTrx(trx, actor, { asked, now }));
    const analysis = await findAnalysis(trx, actor, { id, now });
    if (!analysis) throw analysisNotFound();
    return analysis;
  });
}

async function findStarted(trx: Trx, actor: Asking, { commandId, tool, input }: NewAnalysis) {
  const { rows } = await sql<{ id: string; same: boolean }>`
    select id, tool = ${tool} and input = ${JSON.stringify(input)}::jsonb as same
    from toolbox.analyses where asked_by = ${actor.id} and command_id = ${commandId}`.execute(trx);
  const [row] = rows;
  if (row && !row.same) throw commandOfAnother();
  return row?.id;
}

async function insertAnalysisInTrx(trx: Trx, actor: Asking, { asked, now }: { asked: NewAnalysis; now: Date }) {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from toolbox.analyses
    where asked_by = ${actor.id} and status in ('waiting', 'running')`.execute(trx);
  if ((rows[0]?.n ?? 0) >= MOST_AT_ONCE) throw tooManyAnalyses(MOST_AT_ONCE);
  const id = randomUUID();
  const { commandId, tool, input, title } = asked;
  await sql`
    insert into toolbox.analyses (id, tool, input, title, status, asked_by, command_id, scopes, sensitive, requested_at)
    values (${id}, ${tool}, ${JSON.stringify(input)}::jsonb, ${title ?? null}, 'waiting', ${actor.id}, ${commandId},
      ${[...actor.scopes]}::text[], ${actor.permissions.has('dataset.view-sensitive')}, ${now})`.execute(trx);
  await addRunInTrx(trx, { id, askedBy: actor.id });
  await forgetOldAnalyses(trx, now);
  return id;
}

/** Everybody has a lane: whoever asks for much waits for oneself. */
export async function addRunInTrx(
  trx: Parameters<typeof addJobInTrx>[0],
  { id, askedBy }: { id: string; askedBy: string },
) {
  const lane = (createHash('sha256').update(askedBy).digest()[0] ?? 0) % LANES;
  const spec = { queue: `${RUN_ANALYSIS} ${lane}`, maxAttempts: MOST_ATTEMPTS + 1 };
  await addJobInTrx(trx, RUN_ANALYSIS, { id }, spec);
}
