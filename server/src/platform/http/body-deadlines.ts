import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export interface BodyLimits {
  /** All headers must have arrived by then, … */
  headersMs: number;
  /** … the whole body too: a photo of 10 MB over a poor line, no line held open for ever. */
  wholeMs: number;
  /** A large file may take longer, as long as it keeps coming … */
  idleMs: number;
  /** … and comes to an end some day. */
  uploadMs: number;
}

const LIMITS: BodyLimits = { headersMs: 60_000, wholeMs: 120_000, idleMs: 60_000, uploadMs: 6 * 3_600_000 };

/**
 * Time limits of bodies. Node has one for all requests, too short for a file of gigabytes and too long for anything else;
 * so every request begins with the short one, before anything looks at it, and `allowUpload` trades it for the long one.
 */
export function limitBodies(server: Server, limits: BodyLimits = LIMITS) {
  const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();
  server.headersTimeout = limits.headersMs;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!hasBody(request)) return;
    timers.set(request, setTimeout(cut, limits.wholeMs, request, response).unref());
    for (const over of ['end', 'close']) request.once(over, () => clearTimeout(timers.get(request)));
  });

  /** For a caller who was let in, on a route that takes files. */
  function allowUpload(request: IncomingMessage, response: ServerResponse): void {
    if (!timers.has(request)) return;
    clearTimeout(timers.get(request));
    let before = request.socket.bytesRead;
    let left = Math.ceil(limits.uploadMs / limits.idleMs);
    const look = () => {
      const now = request.socket.bytesRead;
      left -= 1;
      if (now === before || left <= 0) return cut(request, response);
      before = now;
      timers.set(request, setTimeout(look, limits.idleMs).unref());
    };
    timers.set(request, setTimeout(look, limits.idleMs).unref());
  }
  return { allowUpload };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function cut(request: IncomingMessage, response: ServerResponse): void {
  if (request.destroyed) return;
  if (!response.headersSent) request.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  request.socket.destroySoon();
  request.destroy();
}
