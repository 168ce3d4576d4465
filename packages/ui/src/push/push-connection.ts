import { EventStreamReader, type StreamEvent } from './event-stream.ts';

export type PushState =
  | { state: 'off' }
  | { state: 'connecting' }
  | { state: 'live' }
  /** Lost; tries again at `retryAt` (ms since 1970). */
  | { state: 'waiting'; retryAt: number };

export interface PushConnectionOptions {
  url: string;
  onEvent: (event: StreamEvent) => void;
  onState: (state: PushState) => void;
  /** After a reconnect: live lists must be read again. */
  onReconnected: () => void;
  /** The server said 401: the session is over. */
  onUnauthorized?: () => void;
  fetch?: typeof fetch;
  random?: () => number;
}

const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Wait before attempt n (0 = first retry): doubling to 30 s, with jitter so that 5,000 clients do not come back at once. */
export function waitBeforeRetry(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Keeps one push stream open until stopped. */
export class PushConnection {
  readonly #options: PushConnectionOptions;
  #stopped = false;
  #abort: AbortController | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #lastId: string | undefined;
  #wasLive = false;

  constructor(options: PushConnectionOptions) {
    this.#options = options;
  }

  start(): void {
    this.#stopped = false;
    void this.#open();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#abort?.abort();
    this.#options.onState({ state: 'off' });
  }

  /** Tries at once, e.g. when the browser says it is online again. */
  retryNow(): void {
    if (this.#stopped || this.#retry === undefined) return;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#attempt = 0;
    void this.#open();
  }

  async #open(): Promise<void> {
    this.#retry = undefined;
    this.#options.onState({ state: 'connecting' });
    this.#abort = new AbortController();
    this.#watchSilence();
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream' };
      if (this.#lastId !== undefined) headers['last-event-id'] = this.#lastId;
      const send = this.#options.fetch ?? fetch;
      const response = await send(this.#options.url, {
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: this.#abort.signal,
      });
      if (response.status === 401) this.#options.onUnauthorized?.();
      if (response.ok && response.body) await this.#read(response.body);
    } catch {
      // a lost connection is the normal case here: it is tried again below
    }
    this.#later();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    this.#options.onState({ state: 'live' });
    if (this.#wasLive) this.#options.onReconnected();
    this.#wasLive = true;
    const reader = new EventStreamReader();
    const decoder = new TextDecoder();
    const source = body.getReader();
    for (;;) {
      const { done, value } = await source.read();
      if (done) return;
      this.#attempt = 0;
      this.#watchSilence();
      for (const event of reader.push(decoder.decode(value, { stream: true }))) this.#deliver(event);
    }
  }

  #deliver(event: StreamEvent): void {
    if (event.id !== undefined) this.#lastId = event.id;
    if (event.event !== '') this.#options.onEvent(event);
  }

  #watchSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#abort?.abort(), SILENCE_MS);
  }

  #later(): void {
    clearTimeout(this.#silence);
    if (this.#stopped) return;
    const wait = waitBeforeRetry(this.#attempt++, (this.#options.random ?? Math.random)());
    this.#options.onState({ state: 'waiting', retryAt: Date.now() + wait });
    this.#retry = setTimeout(() => void this.#open(), wait);
  }
}
