import { describe, expect, it } from 'vitest';
import type { Box } from '../detection/detection.ts';
import type { Picture } from '../stream/picture.ts';
import { StaticObjectDetector, type StaticThing } from './static-object-detector.ts';

const WIDTH = 192;
const HEIGHT = 144;
const START = 1_000_000;

interface Thing {
  box: Box;
  brightness: number;
}

/** A grey yard, a little noisy, with things on it. */
function yard(things: Thing[], noise: number, light = 100): Picture {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < rgb.length; i++) rgb[i] = light + ((i * 7 + noise * 13) % 5);
  for (const { box, brightness } of things) {
    for (let y = Math.floor(box[1] * HEIGHT); y < (box[1] + box[3]) * HEIGHT; y++) {
      const row = (y * WIDTH + Math.floor(box[0] * WIDTH)) * 3;
      rgb.fill(brightness, row, row + Math.floor(box[2] * WIDTH) * 3);
    }
  }
  return { width: WIDTH, height: HEIGHT, rgb };
}

/** Two frames a second; gives what the detector found in the last. */
function play(
  detector: StaticObjectDetector,
  from: number,
  to: number,
  things: (s: number) => Thing[],
  masks: (s: number) => Box[] = () => [],
) {
  let found: StaticThing[] = [];
  for (let s = from; s < to; s += 0.5) found = detector.look(yard(things(s), s * 2), START + s * 1000, masks(s));
  return found;
}

const bag: Thing = { box: [0.3, 0.5, 0.1, 0.1], brightness: 220 };
const warm = () => {
  const detector = new StaticObjectDetector({ warmUpSeconds: 10 });
  play(detector, 0, 12, () => []);
  return detector;
};

describe('the static-object detector', () => {
  it('finds a bag that was put down, where it lies and since when', () => {
    const [found, ...more] = play(warm(), 12, 20, () => [bag]);
    expect(more).toEqual([]);
    expect(found?.box[0]).toBeCloseTo(0.3, 1);
    expect(found?.box[1]).toBeCloseTo(0.5, 1);
    expect(found && found.since - START).toBeLessThan(13_500);
  });

  it('says nothing of what was there from the beginning, nor while it still learns the scene', () => {
    const detector = new StaticObjectDetector({ warmUpSeconds: 10 });
    expect(play(detector, 0, 9, () => [bag])).toEqual([]);
    expect(play(detector, 9, 40, () => [bag])).toEqual([]);
  });

  it('does not take a person standing there for a thing', () => {
    const person: Box = [0.28, 0.45, 0.14, 0.2];
    expect(
      play(
        warm(),
        12,
        30,
        () => [bag],
        () => [person],
      ),
    ).toEqual([]);
  });

  it('does not take something that keeps moving for a thing', () => {
    const moving = (s: number): Thing[] => [{ box: [0.1 + ((s * 0.12) % 0.7), 0.5, 0.05, 0.1], brightness: 220 }];
    expect(play(warm(), 12, 30, moving)).toEqual([]);
  });

  it('keeps the thing’s identity while a passer-by hides it', () => {
    const detector = warm();
    const [before] = play(detector, 12, 18, () => [bag]);
    play(
      detector,
      18,
      21,
      () => [],
      () => [[0.2, 0.3, 0.3, 0.5]],
    );
    const [after] = play(detector, 21, 24, () => [bag]);
    expect(after?.trackId).toBe(before?.trackId);
  });

  it('forgets the thing once it has been taken away', () => {
    const detector = warm();
    play(detector, 12, 20, () => [bag]);
    expect(play(detector, 20, 23, () => [])).toEqual([]);
  });

  it('learns the scene anew when the light changes everywhere, without an alarm', () => {
    const detector = warm();
    let found: StaticThing[] = [];
    for (let s = 12; s < 40; s += 0.5) found = [...found, ...detector.look(yard([], s * 2, 180), START + s * 1000, [])];
    expect(found).toEqual([]);
  });
});
