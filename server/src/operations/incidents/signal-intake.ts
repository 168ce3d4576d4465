import { unavailable } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { type IntakeAnswer, recordSignals } from './record-signals.ts';
import type { Signal } from './signal.ts';

/** Larger batches gain nothing: the transaction’s fixed cost is already spread thin. */
const BATCH = 200;
/** Beyond this the door says 503 and the sender keeps the signal: waiting longer would only look like loss. */
const MAX_WAITING = 5_000;

interface Waiting {
  signal: Signal;
  resolve: (answer: IntakeAnswer) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit for signals: while one batch is being written, the next gathers; a lone signal waits for nobody.
 * `submit` answers only after the commit, so what was acknowledged is durable.
 */
export function createSignalIntake(platform: Platform, onRecorded: (answers: readonly IntakeAnswer[]) => void) {
  const waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      try {
        const answers = await recordSignals(
          platform,
          batch.map((one) => one.signal),
        );
        for (const [index, one] of batch.entries()) {
          const answer = answers[index];
          if (answer) one.resolve(answer);
        }
        onRecorded(answers);
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error);
        else await writeOneByOne(batch);
      }
    }
  }

  /** One bad signal must not take its neighbours with it. */
  async function writeOneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) {
      try {
        const [answer] = await recordSignals(platform, [one.signal]);
        if (!answer) throw new Error('one signal, no answer');
        one.resolve(answer);
        onRecorded([answer]);
      } catch (error) {
        one.reject(error);
      }
    }
  }

  function submit(signal: Signal): Promise<IntakeAnswer> {
    if (waiting.length >= MAX_WAITING) {
      return Promise.reject(
        unavailable('intake.full', '接收队列已满，请稍后重发', 'Intake is full, send again', { retryAfterSeconds: 1 }),
      );
    }
    return new Promise((resolve, reject) => {
      waiting.push({ signal, resolve, reject });
      writing ??= writeAll().finally(() => {
        writing = undefined;
      });
    });
  }

  /** Resolves when everything submitted is written. */
  async function drain(): Promise<void> {
    while (writing) await writing;
  }

  return { submit, drain };
}
export type SignalIntake = ReturnType<typeof createSignalIntake>;
