import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { isKeyFrameStart } from './rtp-packet.ts';
import { RtspConversation, type RtspRequest } from './rtsp-conversation.ts';

interface Channel {
  sdp: string;
  publisher: Socket;
  players: Map<Socket, { waiting: boolean }>;
}

interface RelayOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** For tests: damage what a publisher sends before it reaches the players. */
  tamper?: (path: string, packet: Buffer) => Buffer;
  /** For tests: what players are told about a stream instead of the publisher's own description. */
  describe?: (path: string, sdp: string) => string;
}

interface Reply {
  status: string;
  headers?: Record<string, string>;
  body?: string;
}

const NOT_FOUND: Reply = { status: '404 Not Found' };
/** A player that lets this much pile up is dropped. */
const MOST_PENDING_BYTES = 4_000_000;
const METHODS = 'OPTIONS, DESCRIBE, ANNOUNCE, SETUP, PLAY, RECORD, TEARDOWN, GET_PARAMETER';

/**
 * A small RTSP server on loopback for simulated cameras: a publisher pushes (ANNOUNCE, RECORD), players pull
 * (DESCRIBE, PLAY), all of it over TCP with interleaved RTP (RFC 2326 §10). Not for use on a network.
 */
export class RtspRelay {
  readonly #channels = new Map<string, Channel>();
  readonly #sockets = new Set<Socket>();
  readonly #options: RelayOptions;
  readonly #server: Server;

  private constructor(options: RelayOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async listen(options: RelayOptions = {}): Promise<RtspRelay> {
    const relay = new RtspRelay(options);
    await new Promise<void>((done, fail) => {
      relay.#server.once('error', fail);
      relay.#server.listen(options.port ?? 0, '127.0.0.1', done);
    });
    return relay;
  }

  urlOf(path: string): string {
    const { port } = this.#server.address() as AddressInfo; // a listening TCP server has no other kind of address
    return `rtsp://127.0.0.1:${port}/${path}`;
  }

  /** Whether a publisher is sending under this path. */
  has(path: string): boolean {
    return this.#channels.has(`/${path}`);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  #accept(socket: Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    const visit = new Visit(this.#channels, socket, this.#options);
    const conversation = new RtspConversation(
      (request) => visit.answer(request),
      (packet) => visit.forward(packet),
    );
    socket.on('data', (chunk: Buffer) => conversation.read(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      visit.leave();
    });
  }
}

/** One connection: a publisher's or a player's. */
class Visit {
  readonly #channels: Map<string, Channel>;
  readonly #socket: Socket;
  readonly #options: RelayOptions;
  #path = '';
  #publishes = false;

  constructor(channels: Map<string, Channel>, socket: Socket, options: RelayOptions) {
    this.#channels = channels;
    this.#socket = socket;
    this.#options = options;
  }

  answer(request: RtspRequest): void {
    const { status, headers = {}, body = '' } = this.#decide(request);
    const length: Record<string, string> = body ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
    const all = { CSeq: request.headers.cseq ?? '0', Session: '1', ...headers, ...length };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    this.#socket.write(`RTSP/1.0 ${status}\r\n${lines.join('')}\r\n${body}`);
    if (request.method === 'TEARDOWN') this.#socket.end();
  }

  #decide(request: RtspRequest): Reply {
    const channel = this.#channels.get(request.path);
    switch (request.method) {
      case 'OPTIONS':
        return { status: '200 OK', headers: { Public: METHODS } };
      case 'ANNOUNCE':
        return this.#announce(request);
      case 'DESCRIBE': {
        if (!channel) return NOT_FOUND;
        const headers = { 'Content-Type': 'application/sdp', 'Content-Base': `${request.url}/` };
        return { status: '200 OK', headers, body: this.#options.describe?.(request.path, channel.sdp) ?? channel.sdp };
      }
      case 'SETUP': {
        const transport = request.headers.transport ?? '';
        const interleaved = transport.includes('TCP');
        return interleaved
          ? { status: '200 OK', headers: { Transport: transport } }
          : { status: '461 Unsupported Transport' };
      }
      case 'PLAY': {
        if (!channel) return NOT_FOUND;
        this.#path = request.path;
        channel.players.set(this.#socket, { waiting: channel.sdp.includes('H264') });
        return { status: '200 OK' };
      }
      default:
        return { status: '200 OK' };
    }
  }

  /** Players join at a key frame: what comes before it they could not decode. */
  forward(packet: Buffer): void {
    const channel = this.#publishes ? this.#channels.get(this.#path) : undefined;
    if (!channel) return;
    const startsKeyFrame = isKeyFrameStart(packet);
    const sent = this.#options.tamper?.(this.#path, Buffer.from(packet)) ?? packet;
    for (const [player, state] of channel.players) {
      if (startsKeyFrame) state.waiting = false;
      if (state.waiting) continue;
      if (player.writableLength > MOST_PENDING_BYTES) player.destroy();
      else player.write(sent);
    }
  }

  leave(): void {
    const channel = this.#channels.get(this.#path);
    if (!channel) return;
    channel.players.delete(this.#socket);
    if (channel.publisher !== this.#socket) return;
    this.#channels.delete(this.#path);
    for (const player of channel.players.keys()) player.end();
  }

  #announce(request: RtspRequest): Reply {
    if (this.#channels.has(request.path)) return { status: '455 Method Not Valid in This State' };
    this.#path = request.path;
    this.#publishes = true;
    this.#channels.set(request.path, { sdp: request.body, publisher: this.#socket, players: new Map() });
    return { status: '200 OK' };
  }
}
