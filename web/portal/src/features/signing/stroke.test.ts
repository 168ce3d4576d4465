import { NewSubjectSignature } from '@shancheng/contracts/portal';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { addPoint, BOX, isSignature, type Point, pathOf } from './stroke.ts';

const drawn = (points: readonly Point[]) => points.reduce<Point[]>((line, point) => addPoint(line, point), []);
const wave = drawn(Array.from({ length: 60 }, (_, n) => ({ x: 20 + n * 6, y: 100 + 60 * Math.sin(n / 4) })));

describe('a signature drawn by finger', () => {
  it('is a path the server takes, whatever was drawn, even outside the box', () => {
    const point = fc.record({
      x: fc.double({ noNaN: true, min: -900, max: 1500 }),
      y: fc.double({ noNaN: true, min: -900, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 60 }), { maxLength: 8 }), (raw) => {
        const lines = raw.map(drawn);
        for (const { x, y } of lines.flat()) {
          expect(x >= 0 && x <= BOX.width && y >= 0 && y <= BOX.height).toBe(true);
        }
        if (isSignature(lines)) expect(Value.Check(NewSubjectSignature.properties.stroke, pathOf(lines))).toBe(true);
      }),
    );
    expect(isSignature([wave])).toBe(true);
  });

  it('a dot, a slip and an empty box are not taken', () => {
    expect(isSignature([])).toBe(false);
    expect(isSignature([[{ x: 1, y: 1 }]])).toBe(false);
    expect(
      isSignature([
        drawn([
          { x: 1, y: 1 },
          { x: 300, y: 1 },
        ]),
      ]),
    ).toBe(false);
  });

  it('a finger that rests adds nothing', () => {
    expect(
      drawn([
        { x: 10, y: 10 },
        { x: 10.4, y: 10.4 },
        { x: 11, y: 10 },
      ]),
    ).toHaveLength(1);
  });

  it('endless scribbling is not sent', () => {
    const long = Array.from({ length: 6_000 }, (_, n) => ({ x: (n * 37) % 600, y: (n * 53) % 200 }));
    expect(isSignature([long])).toBe(false);
  });
});
