import { serverNow } from '../../shared/server-clock.ts';

export interface Receipt {
  taskId: string;
  receivedAt: string;
}

export interface ReceiptOptions {
  /** Posts the batch; rejects when it did not arrive. */
  post: (receipts: Receipt[]) => Promise<void>;
  setTimer?: (work: () => void, ms: number) => void;
  now?: () => number;
}

/** More than these under way at once would fill the browser's connections: then the rest is gathered. */
const MOST_UNDER_WAY = 3;
const GATHER_MS = 100;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
const MOST_AT_ONCE = 500;

/**
 * Confirms that the phone has its tasks (t5 of the chain). A receipt leaves in the turn of the event loop in which its
 * task arrived, before anything is drawn; tasks of one network read share one message. Only when three messages are
 * under way is the rest gathered for 100 ms. Lost ones are repeated; after a restart the task list repeats them.
 */
export function createReceipts(options: ReceiptOptions) {
  const setTimer = options.setTimer ?? ((work, ms) => void setTimeout(work, ms));
  const now = options.now ?? serverNow;
  const confirmed = new Set<string>();
  let waiting: Receipt[] = [];
  let underWay = 0;
  let planned = false;
  let failures = 0;

  function confirm(taskId: string): void {
    if (confirmed.has(taskId)) return;
    confirmed.add(taskId);
    waiting.push({ taskId, receivedAt: new Date(now()).toISOString() });
    if (planned) return;
    if (underWay >= MOST_UNDER_WAY) {
      later(GATHER_MS);
      return;
    }
    planned = true;
    queueMicrotask(post);
  }

  function later(ms: number): void {
    if (planned) return;
    planned = true;
    setTimer(post, ms);
  }

  function post(): void {
    planned = false;
    const batch = waiting.slice(0, MOST_AT_ONCE);
    if (batch.length === 0) return;
    waiting = waiting.slice(MOST_AT_ONCE);
    underWay += 1;
    if (waiting.length > 0) later(GATHER_MS);
    options.post(batch).then(
      () => {
        underWay -= 1;
        failures = 0;
      },
      () => {
        underWay -= 1;
        waiting = [...batch, ...waiting];
        later(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures));
        failures += 1;
      },
    );
  }

  return { confirm };
}
