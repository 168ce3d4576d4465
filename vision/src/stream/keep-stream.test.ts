import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { type Publisher, publishClip } from '../simulator/publish-clip.ts';
import { RtspRelay } from '../simulator/rtsp-relay.ts';
import { KeptStream } from './keep-stream.ts';
import type { StreamOptions } from './open-stream.ts';
import { type StreamTrouble, trouble } from './stream-trouble.ts';

const clip = new URL('../../../recordings/street-clip.mp4', import.meta.url).pathname;
const garbage = new URL('../../../package-lock.json', import.meta.url).pathname;
const open: KeptStream[] = [];
const publishers: Publisher[] = [];
let relay: RtspRelay;
const damaged = new Set<string>();

// One server and its cameras for all tests: they mostly wait, so they run side by side.
beforeAll(async () => {
  relay = await RtspRelay.listen({
    tamper: (path, packet) => (damaged.has(path) ? scramble(packet) : packet),
    describe: (path, sdp) => (path === '/odd-codec' ? sdp.replace('H264/90000', 'X-CITY/90000') : sdp),
  });
  for (const path of ['good', 'gets-damaged', 'odd-codec']) publish(path);
  await until(() => ['good', 'gets-damaged', 'odd-codec'].every((path) => relay.has(path)));
});
afterAll(async () => {
  await Promise.all([...open, ...publishers].map((thing) => thing.stop()));
  await relay.close();
});

/** Destroys most of the slice data and leaves the packet's framing alone. */
function scramble(packet: Buffer): Buffer {
  if (packet[1] === 0) for (let i = 18; i < packet.length; i++) packet[i] = (i * 131) & 0xff;
  return packet;
}

function publish(path: string): Publisher {
  const publisher = publishClip(clip, relay.urlOf(path));
  publishers.push(publisher);
  return publisher;
}

/** Keeps a stream and lets a test wait until its health satisfies it. */
function keep(url: string, stallAfterMs = 10_000) {
  const troubles: StreamTrouble[] = [];
  const times: number[] = [];
  let frames = 0;
  const stream = new KeptStream({
    ...{ url, framesPerSecond: 10, ffmpegPath: 'ffmpeg', clock: systemClock, stallAfterMs },
    onFrame: (frame) => {
      frames++;
      times.push(Date.now() - frame.capturedAt);
    },
    onTrouble: (told) => void troubles.push(told),
    onLive: () => {},
  });
  open.push(stream);
  return { stream, troubles, times, count: () => frames };
}

// Real decoders on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 40_000, interval: 25 });

describe.concurrent('a live stream', () => {
  it('gives frames whose capture time is the moment they came in', async () => {
    const { stream, times } = keep(relay.urlOf('good'));
    await until(() => times.length >= 12);
    expect(stream.health()).toEqual({ state: 'live', detail: undefined });
    const [smallest = 0, ...rest] = times.slice(4).sort((a, b) => a - b);
    expect(smallest).toBeGreaterThanOrEqual(0);
    expect(rest.at(-1)).toBeLessThan(4000);
  });

  it('is found again after the camera was away', async () => {
    const publisher = publish('comes-and-goes');
    await until(() => relay.has('comes-and-goes'));
    const { stream, count, troubles } = keep(relay.urlOf('comes-and-goes'));
    await until(() => count() > 0);
    await publisher.stop();
    await until(() => stream.health().state === 'no-stream');
    expect(troubles[0]?.detail).toContain('the stream ended');
    const before = count();
    publish('comes-and-goes');
    await until(() => count() > before && stream.health().state === 'live');
  });

  it('that is a file is played at its own speed, stamped as it passes', async () => {
    const { times, stream } = keep(clip);
    await until(() => times.length >= 8);
    expect(stream.health().state).toBe('live');
    expect(Math.max(...times.slice(1).map(Math.abs))).toBeLessThan(4000);
  });
});

describe.concurrent('a troubled stream says what is wrong', () => {
  it.each([
    ['nobody listens', 'rtsp://admin:secret@127.0.0.1:1/cam', 'no-stream', /Connection refused/],
    ['the file is missing', '/nowhere/clip.mp4', 'no-stream', /No such file/],
    ['the file is no film', garbage, 'corrupt-stream', /Invalid data/],
  ])('when %s', async (_, url, state, sentence) => {
    const { stream, troubles } = keep(url);
    await until(() => troubles.length > 0);
    expect(stream.health()).toMatchObject({ state, detail: expect.stringMatching(sentence) });
    expect(stream.health().detail).not.toContain('secret');
  });

  it('when the server does not know the camera', async () => {
    const { stream, troubles } = keep(relay.urlOf('unknown'));
    await until(() => troubles.length > 0);
    expect(stream.health()).toMatchObject({ state: 'no-stream', detail: expect.stringContaining('404') });
  });

  it('when the codec is none this worker can decode', async () => {
    const { stream, troubles } = keep(relay.urlOf('odd-codec'));
    await until(() => troubles.length > 0);
    expect(stream.health()).toMatchObject({
      state: 'bad-codec',
      detail: expect.stringContaining('no video this worker can decode'),
    });
  });

  it('when the pictures come damaged', async () => {
    const { stream, count } = keep(relay.urlOf('gets-damaged'));
    await until(() => count() > 0);
    damaged.add('/gets-damaged');
    await until(() => stream.health().state === 'corrupt-stream');
    expect(stream.health().detail).toMatch(/damaged/);
  });
});

describe('reconnecting', () => {
  it('waits twice as long each time, up to fifteen seconds, and never stops trying', async () => {
    const waits: number[] = [];
    let opened = 0;
    let now = 0;
    const stream: KeptStream = new KeptStream({
      ...{
        url: 'rtsp://x',
        framesPerSecond: 2,
        ffmpegPath: '',
        onFrame: () => {},
        onTrouble: () => {},
        onLive: () => {},
      },
      random: () => 1,
      clock: {
        now: () => now,
        sleep: async (ms) => {
          waits.push(ms);
          now += ms;
        },
      },
      open: (_: StreamOptions) => {
        // The ninth try holds for a minute: then the waits start small again.
        now += opened === 8 ? 60_000 : 100;
        return { ended: Promise.resolve(++opened > 10 ? undefined : trouble('no-stream', 'away')), stop: () => {} };
      },
    });
    await until(() => opened > 10);
    await stream.stop();
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 500, 1000]);
  });
});
