import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endWithParent } from '../end-with-parent.ts';
import { publishClip } from './publish-clip.ts';
import { RtspRelay } from './rtsp-relay.ts';

// node vision/src/simulator/play-cameras.ts --port 8554 --cameras 2
// Plays the recordings as live cameras rtsp://127.0.0.1:PORT/camera-1, camera-2, … (the clips in turn) and prints one
// line of JSON when all are up: {"event":"cameras-up","streams":["rtsp://…",…]}. Port 0 takes any free one.

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8554' },
    cameras: { type: 'string', default: '2' },
    ffmpeg: { type: 'string', default: 'ffmpeg' },
  },
});

const recording = (name: string) => fileURLToPath(new URL(`../../../recordings/${name}`, import.meta.url));
const clips = [recording('street-clip.mp4'), recording('riverside-clip.mp4')];
const paths = Array.from({ length: Number(values.cameras) }, (_, i) => `camera-${i + 1}`);

const relay = await RtspRelay.listen({ port: Number(values.port) });
const publishers = paths.map((path, i) => publishClip(clips[i % clips.length] ?? '', relay.urlOf(path), values.ffmpeg));
endWithParent(async () => {
  await Promise.all(publishers.map((publisher) => publisher.stop()));
  await relay.close();
});
while (!paths.every((path) => relay.has(path))) await delay(50);
process.stdout.write(`${JSON.stringify({ event: 'cameras-up', streams: paths.map((path) => relay.urlOf(path)) })}\n`);
