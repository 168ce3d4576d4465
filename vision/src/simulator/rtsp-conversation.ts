export interface RtspRequest {
  method: string;
  url: string;
  /** Path of the URL without track suffix, e.g. `/camera-1`. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

const INTERLEAVED = 0x24;
const LONGEST_HEADER = 65_536;

/** Cuts the bytes of one RTSP connection into requests and interleaved packets (each with its four bytes of framing). */
export class RtspConversation {
  #unread: Buffer = Buffer.alloc(0);
  readonly #onRequest: (request: RtspRequest) => void;
  readonly #onPacket: (packet: Buffer) => void;

  constructor(onRequest: (request: RtspRequest) => void, onPacket: (packet: Buffer) => void) {
    this.#onRequest = onRequest;
    this.#onPacket = onPacket;
  }

  read(chunk: Buffer): void {
    this.#unread = this.#unread.length > 0 ? Buffer.concat([this.#unread, chunk]) : chunk;
    let used = this.#takeOne();
    while (used > 0) {
      this.#unread = this.#unread.subarray(used);
      used = this.#takeOne();
    }
    if (this.#unread.length > LONGEST_HEADER * 2) this.#unread = Buffer.alloc(0);
  }

  /** Bytes taken; 0 when the next message is not complete. */
  #takeOne(): number {
    const bytes = this.#unread;
    if (bytes[0] === INTERLEAVED) {
      const length = bytes.length < 4 ? Number.POSITIVE_INFINITY : bytes.readUInt16BE(2) + 4;
      if (bytes.length < length) return 0;
      this.#onPacket(bytes.subarray(0, length));
      return length;
    }
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    const { method, url, headers } = parseHead(bytes.toString('utf8', 0, end));
    const length = end + 4 + Number(headers['content-length'] ?? 0);
    if (bytes.length < length) return 0;
    this.#onRequest({ method, url, headers, path: pathOf(url), body: bytes.toString('utf8', end + 4, length) });
    return length;
  }
}

function parseHead(text: string) {
  const [first = '', ...lines] = text.split('\r\n');
  const [method = '', url = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { method, url, headers: headers as Record<string, string> }; // both parts are strings by construction
}

function pathOf(url: string): string {
  const path = /^rtsp:\/\/[^/]+(\/[^?]*)/i.exec(url)?.[1] ?? '/';
  return path.replace(/\/(streamid|trackID)=\d+$/i, '').replace(/\/$/, '');
}
