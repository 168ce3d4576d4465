import { type Deed, photosOf, withoutPhoto } from './deed.ts';
import { isUndoable, type OutboxEntry, UNDO_MS } from './entry.ts';
import type { OutboxStore } from './outbox-store.ts';
import { browserTimer, retryDelay } from './retry-delay.ts';
import { sendWaiting } from './send-waiting.ts';
import type { SendResult } from './sending.ts';
import type { Outcome, Transport } from './transport.ts';

/** What the screen shows of the outbox. */
export interface OutboxView {
  entries: readonly OutboxEntry[];
  sending: boolean;
  stoppedBy?: SendResult['stoppedBy'];
  /** Phone time in ms of the next attempt by itself. */
  nextAttemptAt?: number;
  /** False until the store was read once. */
  loaded: boolean;
}

export interface OutboxOptions {
  accountId: string;
  store: OutboxStore;
  transport: Transport;
  /** Runs `work` while no other tab or the service worker sends. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  onDone?: (entry: OutboxEntry, outcome: Extract<Outcome, { kind: 'done' }>) => Promise<void> | void;
  /** Told after every change here, so that other tabs read again. */
  announce?: () => void;
  now?: () => number;
  setTimer?: (work: () => void, ms: number) => () => void;
  random?: () => number;
}

/** Everything one officer does goes through here: saved first, sent when possible, in order, once. */
export class Outbox {
  readonly accountId: string;
  #options: OutboxOptions;
  #view: OutboxView = { entries: [], sending: false, loaded: false };
  #watchers = new Set<() => void>();
  #flush: Promise<void> | undefined;
  #again = false;
  #failures = 0;
  #cancelTimer: (() => void) | undefined;
  #wakeSender: (() => void) | undefined;
  #closed = false;

  constructor(options: OutboxOptions) {
    this.accountId = options.accountId;
    this.#options = options;
  }

  view = (): OutboxView => this.#view;

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Resolves once the deed is safe on this phone; sending goes on behind. Rejects when it could not be saved. */
  async add(id: string, deed: Deed, bytes?: ArrayBuffer): Promise<OutboxEntry> {
    return this.#save({ id, deed }, bytes);
  }

  /** As `add`, but sent only after the seconds in which `takeBack` can still undo it. */
  async addUndoable(id: string, deed: Deed): Promise<OutboxEntry> {
    return this.#save({ id, deed, undoUntil: this.#now() + UNDO_MS });
  }

  async #save(deed: Pick<OutboxEntry, 'id' | 'deed' | 'undoUntil'>, bytes?: ArrayBuffer): Promise<OutboxEntry> {
    const savedAt = new Date(this.#now()).toISOString();
    const entry = await this.#options.store.add({ ...deed, accountId: this.accountId, savedAt }, bytes);
    await this.#changed();
    void this.send();
    return entry;
  }

  /** As if it had never been done; its pictures stay. False when it is too late. */
  async takeBack(id: string): Promise<boolean> {
    const entry = this.#view.entries.find((one) => one.id === id);
    if (!entry || !isUndoable(entry, this.#now())) return false;
    await this.#options.store.remove([id]);
    await this.#changed();
    return true;
  }

  /** The officer has gone on: what could still be undone is sent now. */
  async sendUndoable(): Promise<void> {
    const held = this.#view.entries.filter((entry) => isUndoable(entry, this.#now()));
    if (held.length === 0) return;
    for (const { id } of held) await this.#options.store.change(id, ({ undoUntil: _, ...entry }) => entry);
    await this.#changed();
    return this.send();
  }

  /** A refused deed goes once more, under the same id. */
  async retry(id: string): Promise<void> {
    await this.#options.store.change(id, ({ refusal: _, ...entry }) => ({ ...entry, state: 'waiting' }));
    await this.#changed();
    void this.send();
  }

  /**
   * The officer has read the refusal (or deletes a picture of a draft): the entry goes, with the pictures only it needs.
   * A command that names a dismissed picture goes on without it.
   */
  async dismiss(id: string): Promise<void> {
    const { store } = this.#options;
    const all = await store.list(this.accountId);
    for (const { id: namingId, deed } of all) {
      if (photosOf(deed).includes(id)) await store.change(namingId, (e) => ({ ...e, deed: withoutPhoto(e.deed, id) }));
    }
    const gone = all.find((entry) => entry.id === id);
    const others = new Set(all.flatMap((entry) => (entry.id === id ? [] : photosOf(entry.deed))));
    await store.remove([id, ...(gone ? photosOf(gone.deed).filter((photoId) => !others.has(photoId)) : [])]);
    await this.#changed();
    void this.send();
  }

  /** A refused deed done anew, e.g. scanned once more: it keeps its id and its place before what waits behind it. */
  async redo(id: string, deed: Deed): Promise<void> {
    await this.#options.store.change(id, ({ refusal: _, ...entry }) =>
      entry.state === 'refused' ? { ...entry, state: 'waiting', deed } : entry,
    );
    await this.#changed();
    void this.send();
  }

  /** Bytes of a picture still on this phone. */
  bytes(id: string): Promise<ArrayBuffer | undefined> {
    return this.#options.store.bytes(id);
  }

  /** Reads the store again: at start, and when another tab or the service worker changed it. */
  async reload(): Promise<void> {
    const entries = await this.#options.store.list(this.accountId);
    this.#show({ entries, loaded: true });
  }

  /**
   * Sends what waits, now, and starts the waiting between attempts anew: a person or the network gave a reason to hope.
   * Calls while sending join it and make it look once more.
   */
  send(): Promise<void> {
    this.#failures = 0;
    return this.#sendSoon();
  }

  #sendSoon(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#again = true;
    this.#wakeSender?.();
    this.#flush ??= this.#run();
    return this.#flush;
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer?.();
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        this.#cancelTimer?.();
        const result = await this.#sendAll().catch(storeTrouble);
        this.#afterSending(result);
        await this.#changed().catch(() => undefined);
        // Stopped for good reason: asking again at once would only hammer a dead network.
        if (result.stoppedBy !== undefined) break;
      }
    } finally {
      // Here and not in a later `.finally`: a call between the last look and then would wait for nobody.
      this.#flush = undefined;
    }
  }

  async #sendAll(): Promise<SendResult> {
    await this.reload();
    const now = this.#now();
    const due = this.#view.entries.some((entry) => entry.state === 'waiting' && !isUndoable(entry, now));
    if (!due) return { sent: 0 };
    this.#show({ sending: true });
    return this.#options.exclusively(() => this.#sendOnce());
  }

  #sendOnce(): Promise<SendResult> {
    const { store, transport, onDone } = this.#options;
    return sendWaiting({
      store,
      transport,
      accountId: this.accountId,
      now: () => this.#now(),
      ...(onDone ? { onDone } : {}),
      onChange: () => void this.#changed().catch(() => undefined),
      changed: () =>
        new Promise((resolve) => {
          this.#wakeSender = resolve;
        }),
    });
  }

  #afterSending(result: SendResult): void {
    this.#wakeSender = undefined;
    this.#failures = result.sent > 0 || result.stoppedBy === undefined ? 0 : this.#failures;
    const { nextAttemptAt: _, stoppedBy: __, ...view } = this.#view;
    this.#view = { ...view, sending: false };
    if (result.stoppedBy === undefined || this.#closed) return;
    this.#view = { ...this.#view, stoppedBy: result.stoppedBy };
    if (result.stoppedBy === 'login') return;
    this.#failures += 1;
    const delay = retryDelay(this.#failures, (this.#options.random ?? Math.random)(), result.retryAfterMs);
    this.#view = { ...this.#view, nextAttemptAt: this.#now() + delay };
    this.#cancelTimer = (this.#options.setTimer ?? browserTimer)(() => void this.#sendSoon(), delay);
  }

  async #changed(): Promise<void> {
    await this.reload();
    this.#options.announce?.();
  }

  #show(change: Partial<OutboxView>): void {
    this.#view = { ...this.#view, ...change };
    for (const watcher of this.#watchers) watcher();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

/** IndexedDB failed under way (closed, full): nothing is lost, the next attempt reads it again. */
function storeTrouble(): SendResult {
  return { stoppedBy: 'server', sent: 0 };
}
