import type { HttpLanes } from './http-lane.ts';
import { type Signal, signNow } from './signed-signal.ts';

/** One signal and what became of it at the door. */
export interface SentSignal {
  signal: Signal;
  /** ms of performance.now(): when the schedule wanted it sent. */
  dueAt: number;
  /** Meant to be taken for a case that is there already. */
  duplicate: boolean;
  tries: number;
  acknowledgedAt?: number;
  outcome?: string;
  incidentId?: string;
}

interface Receipt {
  outcome: string;
  incidentId?: string;
}

/** Between this and twice as long, so that those who failed together do not come back together. */
const RETRY_MS = 400;
/** Refusals that no retry will change. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

/** Sends until it is acknowledged, each time with a fresh signature; gives up when `until` has passed or it is refused. */
export async function sendUntilAcknowledged(lanes: HttpLanes, sent: SentSignal, until: () => number): Promise<void> {
  while (sent.acknowledgedAt === undefined && performance.now() < until()) {
    sent.tries += 1;
    const answer = await lanes.send(() => signNow(sent.signal)).catch(() => undefined);
    if (answer && (answer.status === 201 || answer.status === 200)) {
      const receipt = JSON.parse(answer.body) as Receipt; // contracts/camera.ts
      sent.acknowledgedAt = performance.now();
      sent.outcome = receipt.outcome;
      if (receipt.incidentId) sent.incidentId = receipt.incidentId;
      return;
    }
    if (answer && isFinal(answer.status)) {
      sent.outcome = `refused ${answer.status} ${answer.body.slice(0, 200)}`;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS * (1 + Math.random())));
  }
}
