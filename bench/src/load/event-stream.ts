import { type ClientRequest, get } from 'node:http';

export interface StreamEvent {
  id: string | undefined;
  event: string;
  data: string;
}

/** Splits what arrives on an event stream into events; keeps what is not complete yet. */
export class EventSplitter {
  #rest = '';

  take(text: string): StreamEvent[] {
    const parts = (this.#rest + text).split('\n\n');
    this.#rest = parts.pop() ?? '';
    return parts.flatMap((part) => parseEvent(part) ?? []);
  }
}

function parseEvent(block: string): StreamEvent | undefined {
  let id: string | undefined;
  let event = 'message';
  let data: string | undefined;
  for (const line of block.split('\n')) {
    if (line.startsWith('data: ')) data = data === undefined ? line.slice(6) : `${data}\n${line.slice(6)}`;
    else if (line.startsWith('event: ')) event = line.slice(7);
    else if (line.startsWith('id: ')) id = line.slice(4);
  }
  return data === undefined ? undefined : { id, event, data };
}

export interface EventStream {
  /** Resolves when the server has begun to answer for the first time. */
  opened: Promise<void>;
  close(): void;
}

export interface EventStreamOptions {
  url: string;
  cookie: string;
  onEvent: (event: StreamEvent, arrivedAt: number) => void;
  /** After each connect but the first; what was pushed meanwhile comes by `Last-Event-ID`. */
  onReconnect?: () => void;
  /** As the server asks for in `retry:`. */
  retryMs?: number;
}

/** A phone’s event stream: reconnects until closed and says what it heard last. */
export function openEventStream(options: EventStreamOptions): EventStream {
  let last: string | undefined;
  let closed = false;
  let request: ClientRequest | undefined;
  let connects = 0;
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });

  const connect = (): void => {
    if (closed) return;
    const splitter = new EventSplitter();
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      setTimeout(connect, options.retryMs ?? 1_000).unref();
    };
    const headers = { accept: 'text/event-stream', cookie: options.cookie, ...(last ? { 'last-event-id': last } : {}) };
    request = get(options.url, { headers, agent: false }, (response) => {
      response.setEncoding('utf8');
      if (response.statusCode !== 200) {
        response.resume();
        again();
        return;
      }
      connects += 1;
      open();
      if (connects > 1) options.onReconnect?.();
      response.on('data', (text: string) => {
        const arrivedAt = performance.now();
        for (const event of splitter.take(text)) {
          last = event.id ?? last;
          options.onEvent(event, arrivedAt);
        }
      });
      response.on('close', again);
      response.on('error', again);
    });
    request.on('error', again);
  };
  connect();
  return {
    opened,
    close: () => {
      closed = true;
      request?.destroy();
    },
  };
}
