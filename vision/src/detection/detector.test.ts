import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PpmSplitter } from '../stream/ppm-splitter.ts';
import { constantModel } from './constant-model.fixture.ts';
import { loadDetector } from './detector.ts';

const models = fileURLToPath(new URL('../../models', import.meta.url));
const clip = fileURLToPath(new URL('../../../recordings/street-clip.mp4', import.meta.url));

function frameOfClip(second: number) {
  const args = [
    '-v',
    'error',
    '-ss',
    String(second),
    '-i',
    clip,
    '-frames:v',
    '1',
    '-c:v',
    'ppm',
    '-f',
    'image2pipe',
    '-',
  ];
  const [picture] = new PpmSplitter().push(execFileSync('ffmpeg', args, { maxBuffer: 8_000_000 }));
  if (!picture) throw new Error('no frame');
  return picture;
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vision-models-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the model that comes with the platform', () => {
  it('finds the pedestrians on a frame of the street clip', async () => {
    const detector = await loadDetector(models, 'nanodet-g-416');
    const { detections, picture } = await detector.detect(frameOfClip(20));
    await detector.close();
    const people = detections.filter((d) => d.label === 'person' && d.score >= 0.5);
    expect(people.length).toBeGreaterThanOrEqual(4);
    const inTheMiddle = people.find(({ box }) => box[0] < 0.85 && box[0] + box[2] > 0.8 && box[1] + box[3] > 0.6);
    expect(inTheMiddle, 'the man in blue jeans on the road').toBeDefined();
    expect(picture.width).toBe(768);
  });
});

describe('a city’s own model', () => {
  const labels = ['person', 'stall'];
  const description = {
    ...{ file: 'city.onnx', family: 'yolo', mean: [0, 0, 0], std: [255, 255, 255], labels },
    ...{
      input: { width: 64, height: 64, fit: 'letterbox', channelOrder: 'rgb' },
      scoreThreshold: 0.4,
      overlapThreshold: 0.5,
    },
  };

  async function drop(name: string, bytes: Uint8Array, change: object = {}) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(folder, `${name}.onnx`), bytes);
    await writeFile(
      join(folder, `${name}.json`),
      JSON.stringify({ ...description, file: `${name}.onnx`, sha256, ...change }),
    );
  }

  it('drops in as a YOLO file with its description', async () => {
    // [1, 4 + labels, candidates]: a stall in the middle of the input, and noise.
    const fields = [
      [32, 5],
      [32, 5],
      [16, 2],
      [12, 2],
      [0.1, 0.2],
      [0.9, 0.1],
    ];
    await drop('city', constantModel([1, 6, 2], fields.flat(), [1, 3, 64, 64]));
    const detector = await loadDetector(folder, 'city');
    const { detections } = await detector.detect({ width: 128, height: 64, rgb: new Uint8Array(128 * 64 * 3) });
    await detector.close();
    expect(detections.map((d) => d.label)).toEqual(['stall']);
    expect(detections[0]?.box.map((v) => Number(v.toFixed(4)))).toEqual([0.375, 0.3125, 0.25, 0.375]);
  });

  it('that answers in another shape fails with the shapes in the sentence, and can be asked again', async () => {
    await drop('odd', constantModel([1, 3, 2], [1, 2, 3, 4, 5, 6], [1, 3, 64, 64]));
    const detector = await loadDetector(folder, 'odd');
    const picture = () => ({ width: 64, height: 64, rgb: new Uint8Array(64 * 64 * 3) });
    await expect(detector.detect(picture())).rejects.toThrow('not the output of a YOLO with 2 labels: [1, 3, 2]');
    await expect(detector.detect(picture())).rejects.toThrow('[1, 3, 2]');
    await detector.close();
  });

  it('that is missing, malformed, altered or no model is refused in a plain sentence', async () => {
    await expect(loadDetector(folder, 'absent')).rejects.toThrow('model absent is missing: there is no absent.json');
    await writeFile(join(folder, 'broken.json'), '{');
    await expect(loadDetector(folder, 'broken')).rejects.toThrow('broken.json is no JSON');
    await drop('family', Buffer.from('x'), { family: 'ssd' });
    await expect(loadDetector(folder, 'family')).rejects.toThrow('family.json is not valid at /family');
    await drop('altered', Buffer.from('x'), { sha256: 'a'.repeat(64) });
    await expect(loadDetector(folder, 'altered')).rejects.toThrow('altered.onnx has SHA-256');
    await drop('noise', Buffer.from('this is no model'));
    await expect(loadDetector(folder, 'noise')).rejects.toThrow('model noise cannot be loaded');
    await cp(join(models, 'nanodet-g-416.json'), join(folder, 'nanodet-g-416.json'));
    await expect(loadDetector(folder, 'nanodet-g-416')).rejects.toThrow('file nanodet-g-416.onnx is missing');
    await expect(loadDetector(folder, '../models/nanodet-g-416')).rejects.toThrow('is no model name');
  });
});
