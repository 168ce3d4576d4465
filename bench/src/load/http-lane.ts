import { connect, type Socket } from 'node:net';

export interface HttpAnswer {
  status: number;
  body: string;
}

interface Pending {
  resolve: (answer: HttpAnswer) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const PATIENCE_MS = 15_000;

/**
 * One keep-alive connection that carries one request at a time. Written by hand because the sender shares two cores
 * with what it measures: about a fifth of the cost of `http.request`.
 */
export class HttpLane {
  readonly #port: number;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #pending: Pending | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** `head` without the empty line; `content-length` and `host` are added here. */
  send(head: string, body: string): Promise<HttpAnswer> {
    const text = `${head}\r\nhost: 127.0.0.1:${this.#port}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(new Error('no answer in time')), PATIENCE_MS);
      this.#pending = { resolve, reject, timer };
      this.#open().write(text);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed) return this.#socket;
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    this.#received = Buffer.alloc(0);
    socket.on('data', (chunk) => this.#take(chunk));
    // A connection that ends between requests is nobody’s failure: the next request opens another.
    socket.on('error', (error) => this.#socket === socket && this.#fail(error));
    socket.on('close', () => this.#socket === socket && this.#fail(new Error('connection closed')));
    this.#socket = socket;
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const answer = parseAnswer(this.#received);
    if (!answer) return;
    this.#received = Buffer.alloc(0); // one request at a time: nothing can follow
    this.#settle()?.resolve(answer);
  }

  #fail(error: Error): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.destroy();
    this.#settle()?.reject(error);
  }

  #settle(): Pending | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) clearTimeout(pending.timer);
    return pending;
  }
}

/** A whole answer with `content-length` (or none, for 204), or undefined while more has to come. */
export function parseAnswer(received: Buffer): HttpAnswer | undefined {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const from = end + END_OF_HEAD.length;
  if (received.length < from + length) return undefined;
  return { status: Number(head.slice(9, 12)), body: received.toString('utf8', from, from + length) };
}

/** Lanes are opened as they are needed, at most so many; beyond that requests wait in line. */
export class HttpLanes {
  readonly #port: number;
  readonly #atMost: number;
  readonly #all: HttpLane[] = [];
  readonly #free: HttpLane[] = [];
  readonly #waiting: ((lane: HttpLane) => void)[] = [];

  constructor(port: number, atMost: number) {
    this.#port = port;
    this.#atMost = atMost;
  }

  /** `make` is called when a lane is free, so that a signature is as young as it can be. */
  async send(make: () => { head: string; body: string }): Promise<HttpAnswer> {
    const lane = await this.#take();
    try {
      const { head, body } = make();
      return await lane.send(head, body);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(lane);
      else this.#free.push(lane);
    }
  }

  get open(): number {
    return this.#all.length;
  }

  /** Opens so many connections before the load begins, as senders hold theirs; each asks whether the server lives. */
  async warmUp(count: number): Promise<void> {
    const ask = () => this.send(() => ({ head: 'GET /health/live HTTP/1.1', body: '' }));
    await Promise.all(Array.from({ length: Math.min(count, this.#atMost) }, ask));
  }

  close(): void {
    for (const lane of this.#all) lane.close();
  }

  #take(): HttpLane | Promise<HttpLane> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#all.length < this.#atMost) {
      const lane = new HttpLane(this.#port);
      this.#all.push(lane);
      return lane;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
