import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlatformClient } from './platform-client.ts';

const camera = { cameraId: '50010300001320000001', signingKey: 'a1b2c3' };
const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
let status = 201;
let now = 1_800_000_000_000;
let url = '';
let close = () => {};

beforeEach(async () => {
  seen.length = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"relooks":[]}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});
afterEach(() => close());

const client = () => new PlatformClient(url, 'token', { now: () => now, sleep: async () => {} });
const message = { path: '/api/v1/observations', idempotencyKey: 'id-1', body: '{"a":1}' };

describe('a message of a camera', () => {
  it('is signed with the camera’s key, afresh on each try, under the same idempotency key', async () => {
    status = 201;
    await client().send(camera, message);
    now += 5000;
    await client().send(camera, message);
    const [first, second] = seen.map(({ headers }) => headers);
    const text = (timestamp: unknown) =>
      [
        camera.cameraId,
        timestamp,
        'id-1',
        'POST',
        message.path,
        createHash('sha256').update(message.body).digest('hex'),
      ].join('\n');
    for (const headers of [first, second]) {
      const expected = createHmac('sha256', Buffer.from('a1b2c3', 'hex'))
        .update(text(headers?.['x-timestamp']))
        .digest('hex');
      expect(headers?.['x-signature']).toBe(expected);
      expect(headers?.['idempotency-key']).toBe('id-1');
    }
    expect(first?.['x-signature']).not.toBe(second?.['x-signature']);
  });

  it.each([
    [200, 'taken'],
    [201, 'taken'],
    [400, 'refused'],
    [409, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
    [401, 'later'],
    [404, 'later'],
    [429, 'later'],
    [503, 'later'],
  ])('answered with %i is %s', async (answer, kind) => {
    status = answer;
    expect((await client().send(camera, message)).kind).toBe(kind);
  });

  it('waits when nobody listens', async () => {
    const nobody = new PlatformClient('http://127.0.0.1:1', '', { now: () => now, sleep: async () => {} });
    expect((await nobody.send(camera, message)).kind).toBe('later');
  });
});
