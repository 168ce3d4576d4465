import { laneOf, type OutboxEntry, type Refusal } from './entry.ts';
import { type Run, sendLater } from './sending.ts';
import type { EntryResult, Outcome } from './transport.ts';

/** What became of entries that went together: each has its own answer. True when the lane may go on. */
export async function settleBatch(batch: readonly OutboxEntry[], outcome: Outcome, run: Run): Promise<boolean> {
  switch (outcome.kind) {
    case 'done':
      return settleEach(batch, outcome.results ?? [], run);
    case 'refused':
      return settleRefused(batch, outcome.refusal, run);
    case 'login':
      run.result.stoppedBy = 'login';
      return false;
    case 'later':
      await sendLater(batch, outcome, run);
      return false;
  }
}

async function settleEach(batch: readonly OutboxEntry[], results: readonly EntryResult[], run: Run): Promise<boolean> {
  const unanswered: OutboxEntry[] = [];
  for (const entry of batch) {
    const result = results.find(({ id }) => id === entry.id);
    if (result) await settleEntry(entry, result, run);
    else unanswered.push(entry);
  }
  if (unanswered.length === 0) return true;
  await sendLater(unanswered, { kind: 'later', cause: 'server', error: 'an entry was left without an answer' }, run);
  return false;
}

async function settleEntry(entry: OutboxEntry, result: EntryResult, run: Run): Promise<void> {
  if (result.result !== 'refused') {
    run.result.sent += 1;
    await run.onDone?.(entry, { kind: 'done', results: [result] });
  }
  if (result.result === 'kept' || result.result === 'known') {
    const photoIds = entry.deed.kind === 'check-entry' ? (entry.deed.entry.photoIds ?? []) : [];
    await run.store.remove([entry.id, ...photoIds]);
    return;
  }
  const state = result.result;
  await run.store.change(entry.id, (kept) => ({ ...kept, state, refusal: wordsOf(result) }));
}

/** Refused as a whole: one of them may be to blame for all, so each goes by itself; alone it is refused for good. */
async function settleRefused(batch: readonly OutboxEntry[], refusal: Refusal, run: Run): Promise<boolean> {
  const [head] = batch;
  if (!head) return true;
  if (batch.length > 1) run.singly.add(laneOf(head));
  else await run.store.change(head.id, (kept) => ({ ...kept, state: 'refused', refusal }));
  return true;
}

function wordsOf({ result, code, reason }: EntryResult): Refusal {
  const late = result === 'late';
  return {
    status: late ? 200 : 422,
    code: code ?? `entry.${result}`,
    title: reason?.zh ?? (late ? '送达时检查已汇总，已留存，未计入' : '服务器未接受'),
    titleEn:
      reason?.en ?? (late ? 'It came after the visit was concluded: kept, not counted' : 'The server refused it'),
    at: new Date().toISOString(),
  };
}
