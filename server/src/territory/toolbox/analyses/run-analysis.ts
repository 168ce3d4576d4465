import { AppError } from '../../../platform/errors/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Progress } from '../progress.ts';
import {
  type AskedAnalysis,
  beginAnalysis,
  isRunning,
  saveProblem,
  saveProgress,
  saveResult,
} from './analysis-store.ts';
import { announceAnalysis } from './announce-analysis.ts';
import { analysisBroke, analysisTooLong } from './errors.ts';
import { onOwnConnection } from './own-connection.ts';
import { runTool } from './run-tool.ts';
import { CANCELLED, type RunningAnalyses, STOPPING } from './running-analyses.ts';
import { addRunInTrx, MOST_ATTEMPTS } from './start-analysis.ts';

/** Somebody may have cancelled it through another process. */
const LOOK_EVERY_MS = 1_000;

/** Answers a question; harmless when repeated. What was refused is told, what broke is tried again. */
export async function runAnalysis(
  platform: Platform,
  running: RunningAnalyses,
  { id, attempts }: { id: string; attempts: number },
): Promise<void> {
  const asked = await beginAnalysis(platform.db, id, platform.clock.now());
  if (!asked) return;
  await announceAnalysis(platform, id);
  if (attempts > MOST_ATTEMPTS) return giveUp(platform, id, analysisBroke());
  await running.run(id, (stop, signal) => work(platform, { id, asked, stop, signal, attempts }));
  await announceAnalysis(platform, id);
}

interface Work {
  id: string;
  asked: AskedAnalysis;
  stop: (reason: symbol) => void;
  signal: AbortSignal;
  attempts: number;
}

async function work(platform: Platform, { id, asked, stop, signal, attempts }: Work): Promise<void> {
  const { db, clock } = platform;
  const look = setInterval(() => {
    // A look that fails is no reason to stop; the next one may not.
    isRunning(db, id).then(
      (still) => still || stop(CANCELLED),
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  try {
    const progress = progressOf(platform, { id, stop, signal });
    const result = await onOwnConnection(db, signal, (own) =>
      runTool({ platform, db: own, actor: actorOf(asked), progress }, asked.question),
    );
    await saveResult(db, id, { result, now: clock.now() });
  } catch (error) {
    if (signal.reason === CANCELLED) return;
    // The next process goes on with it at once.
    if (signal.reason === STOPPING) return addRunInTrx(db, { id, askedBy: asked.askedBy });
    const problem = problemOf(error);
    if (!problem && attempts < MOST_ATTEMPTS) throw error;
    if (!problem) platform.log.error('Analyses:Broke', { id, error: String(error) });
    await saveProblem(db, id, { problem: problem ?? analysisBroke(), now: clock.now() });
  } finally {
    clearInterval(look);
  }
}

function progressOf(platform: Platform, { id, stop, signal }: Pick<Work, 'id' | 'stop' | 'signal'>): Progress {
  return {
    signal,
    at: async (step, share) => {
      signal.throwIfAborted();
      if (!(await saveProgress(platform.db, id, { step, share }))) stop(CANCELLED);
      signal.throwIfAborted();
      await announceAnalysis(platform, id);
    },
  };
}

/** With what the person might see when asking. */
function actorOf({ scopes, sensitive }: AskedAnalysis) {
  return { scopes, permissions: new Set(['dataset.view', ...(sensitive ? ['dataset.view-sensitive'] : [])]) };
}

const STATEMENT_CANCELLED = '57014';

/** What the person can be told; undefined for our own defects. */
function problemOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === STATEMENT_CANCELLED ? analysisTooLong() : undefined;
}

async function giveUp(platform: Platform, id: string, problem: AppError): Promise<void> {
  await saveProblem(platform.db, id, { problem, now: platform.clock.now() });
  await announceAnalysis(platform, id);
}
