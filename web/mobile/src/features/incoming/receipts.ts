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

const GATHER_MS = 100;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
const MOST_AT_ONCE = 500;

/**
 * Confirms that the phone has its tasks (t5 of the chain). The first goes out at once; what arrives while it is under
 * way is gathered for at most 100 ms. Lost ones are repeated; a restart repeats them from the task list.
 */
export function createReceipts(options: ReceiptOptions) {
  const setTimer = options.setTimer ?? ((work, ms) => void setTimeout(work, ms));
  const now = options.now ?? serverNow;
  const confirmed = new Set<string>();
  let waiting: Receipt[] = [];
  let gathering = false;
  let failures = 0;
  let lastPostAt = Number.NEGATIVE_INFINITY;

  function confirm(taskId: string): void {
    if (confirmed.has(taskId)) return;
    confirmed.add(taskId);
    waiting.push({ taskId, receivedAt: new Date(now()).toISOString() });
    const sinceLast = now() - lastPostAt;
    if (sinceLast >= GATHER_MS) void post();
    else later(GATHER_MS - sinceLast);
  }

  function later(ms: number): void {
    if (gathering) return;
    gathering = true;
    setTimer(() => {
      gathering = false;
      void post();
    }, ms);
  }

  async function post(): Promise<void> {
    const batch = waiting.slice(0, MOST_AT_ONCE);
    if (batch.length === 0) return;
    waiting = waiting.slice(MOST_AT_ONCE);
    lastPostAt = now();
    try {
      await options.post(batch);
      failures = 0;
      if (waiting.length > 0) later(GATHER_MS);
    } catch {
      waiting = [...batch, ...waiting];
      later(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures));
      failures += 1;
    }
  }

  return { confirm };
}
