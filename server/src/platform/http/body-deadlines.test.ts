import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { limitBodies } from './body-deadlines.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A server that takes any body, at /upload with the long limits, and says how many bytes came. */
function listen(): Promise<number> {
  server = createServer({ requestTimeout: 0, connectionsCheckingInterval: 50 });
  const { allowUpload } = limitBodies(server, { headersMs: 400, wholeMs: 400, idleMs: 400, uploadMs: 2_000 });
  server.on('request', (request, response) => {
    if (request.url === '/refused') return response.writeHead(403).end();
    if (request.url === '/upload') allowUpload(request, response);
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => response.end(`got ${bytes}`));
    request.on('error', () => {});
    return undefined;
  });
  return new Promise((resolve) => {
    // A TCP server has an address with a port.
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Sends so many bytes, one every so often; gives what came back until the line was closed, and after how long. */
async function trickle(head: string, bytes: number, everyMs: number): Promise<{ answer: string; ms: number }> {
  const socket = connect(await listen(), '127.0.0.1');
  const startedAt = performance.now();
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
    if (answer.includes('got')) socket.destroy();
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(head);
  for (let n = 0; n < bytes && !socket.destroyed; n++) {
    await Promise.race([delay(everyMs), closed]);
    if (!socket.destroyed) socket.write('x');
  }
  await closed;
  return { answer, ms: performance.now() - startedAt };
}

const post = (path: string, bytes: number) => `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${bytes}\r\n\r\n`;

test('a body that trickles in is cut off, however regularly its bytes come', async () => {
  const { answer, ms } = await trickle(post('/report', 100), 100, 50);
  expect(answer).toContain('408');
  expect(ms).toBeLessThan(3_000);
});

test('a file may take much longer than that, as long as it keeps coming', async () => {
  const { answer, ms } = await trickle(post('/upload', 12), 12, 100);
  expect(answer).toContain('got 12');
  expect(ms).toBeGreaterThan(1_000);
});

test('a file that stops coming is cut off', async () => {
  const { answer } = await trickle(post('/upload', 100), 2, 10);
  expect(answer).toContain('408');
});

test('a file does not come for ever', async () => {
  const { answer } = await trickle(post('/upload', 1_000), 1_000, 50);
  expect(answer).toContain('408');
});

test('who was refused cannot hold the line by going on sending', async () => {
  const { answer, ms } = await trickle(post('/refused', 1_000), 1_000, 50);
  expect(answer).toContain('403');
  expect(ms).toBeLessThan(3_000);
});

test('headers that never end are cut off', async () => {
  const { ms } = await trickle('POST /upload HTTP/1.1\r\nX: ', 1_000, 50);
  expect(ms).toBeLessThan(3_000);
});
