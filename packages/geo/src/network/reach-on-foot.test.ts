import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Position, stepLengths } from './line-length.ts';
import { reachOnFoot } from './reach-on-foot.ts';
import { buildWalkNetwork, type WalkLine } from './walk-network.ts';
import { TOP_WALKING_SPEED, type WalkKind, walkingSeconds } from './walking-time.ts';

const HOME: Position = [106.55, 29.56];
const METRE = { lon: 1 / 96_700, lat: 1 / 111_195 };
const metresFrom = ([lon, lat]: Position, x: number, y: number): Position => [lon + x * METRE.lon, lat + y * METRE.lat];
const metresBetween = (a: Position, b: Position) => stepLengths([a, b])[0] ?? 0;
const lengthOf = (parts: Position[][]) => parts.flatMap(stepLengths).reduce((sum, step) => sum + step, 0);
const street = (kind: WalkKind, length: number, climbM: number): WalkLine => ({
  kind,
  climbM,
  line: [HOME, metresFrom(HOME, length, 0)],
});
const reached = (lines: WalkLine[], seconds: number, from = HOME) =>
  lengthOf(reachOnFoot(buildWalkNetwork(lines), { from: [from], seconds }).partsWithin(seconds));

describe('how far one gets on foot', () => {
  test('on the flat five minutes are 420 m (5.04 km/h)', () => {
    expect(reached([street('road', 2000, 0)], 300)).toBeCloseTo(420, -0.5);
  });

  test('up stairs less far than on the flat, and less far than down the same stairs', () => {
    const flat = reached([street('road', 2000, 0)], 300);
    const up = reached([street('stairs', 2000, 800)], 300);
    const down = reached([street('stairs', 2000, -800)], 300);
    expect(up).toBeLessThan(down);
    expect(down).toBeLessThan(flat);
    expect(up).toBeLessThan(reached([street('path', 2000, 800)], 300));
  });

  test('a lift is reached whole or not at all', () => {
    const lift = [
      street('road', 100, 0),
      { kind: 'lift', climbM: 60, line: [metresFrom(HOME, 100, 0), metresFrom(HOME, 120, 0)] } as const,
    ];
    const road = walkingSeconds('road', 100, 0);
    const ride = walkingSeconds('lift', 20, 60);
    expect(reached(lift, road + ride - 2)).toBeCloseTo(100, 0);
    expect(reached(lift, road + ride + 2)).toBeCloseTo(120, 0);
  });

  test('whoever enters a street in its middle gets both ways', () => {
    const middle = metresFrom(HOME, 1000, 0);
    expect(reached([street('road', 2000, 0)], 300, middle)).toBeCloseTo(840, -1);
  });

  test('the shorter of two ways counts: around by the road, not up the stairs', () => {
    const top = metresFrom(HOME, 0, 200);
    const corner = metresFrom(HOME, 200, 0);
    const stairs: WalkLine = { kind: 'stairs', climbM: 130, line: [HOME, top] };
    const around: WalkLine[] = [
      { kind: 'road', climbM: 0, line: [HOME, corner] },
      { kind: 'bridge', climbM: 0, line: [corner, top] },
    ];
    const network = buildWalkNetwork([stairs, ...around]);
    const { nodeSeconds } = reachOnFoot(network, { from: [HOME], seconds: 3_600 });
    const byRoad = walkingSeconds('road', 200, 0) + walkingSeconds('bridge', Math.hypot(200, 200), 0);
    expect(walkingSeconds('stairs', 200, 130)).toBeGreaterThan(byRoad);
    // Node 2 is the top.
    expect(nodeSeconds[2]).toBeCloseTo(byRoad, -0.5);
  });

  test('of one walk of ten minutes the first five are the same as a walk of five', () => {
    const network = buildWalkNetwork([street('road', 2000, 0), street('stairs', 300, 90)]);
    const ten = reachOnFoot(network, { from: [HOME], seconds: 600 });
    const five = reachOnFoot(network, { from: [HOME], seconds: 300 });
    expect(ten.partsWithin(300)).toEqual(five.partsWithin(300));
    expect(five.partsWithin(600)).toEqual(five.partsWithin(300));
  });

  test('a spot far from every street reaches nothing and is named', () => {
    const far = metresFrom(HOME, 0, 5_000);
    const { partsWithin, offNetwork } = reachOnFoot(buildWalkNetwork([street('road', 500, 0)]), {
      from: [far],
      seconds: 900,
    });
    expect([partsWithin(900), offNetwork]).toEqual([[], [0]]);
  });

  test('is never farther than the straight circle at top speed, whatever the streets', () => {
    const stretch = fc.record({
      kind: fc.constantFrom<WalkKind>('road', 'path', 'stairs', 'bridge', 'lift'),
      // −8 m of 150 m is the slope on which one is fastest.
      climbM: fc.oneof(fc.constant(-8), fc.integer({ min: -200, max: 200 })),
      a: fc.integer({ min: 0, max: 24 }),
      b: fc.integer({ min: 0, max: 24 }),
    });
    const corner = (n: number) => metresFrom(HOME, (n % 5) * 150, Math.floor(n / 5) * 150);
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 60 }), fc.integer({ min: 60, max: 900 }), (stretches, seconds) => {
        const lines = stretches
          .filter(({ a, b }) => a !== b)
          .map(({ a, b, ...rest }) => ({ ...rest, line: [corner(a), corner(b)] }));
        const parts = reachOnFoot(buildWalkNetwork(lines), { from: [HOME], seconds }).partsWithin(seconds);
        for (const spot of parts.flat()) {
          expect(metresBetween(HOME, spot)).toBeLessThanOrEqual(seconds * TOP_WALKING_SPEED * 1.001 + 0.1);
        }
      }),
    );
  });

  test('leaves no street by which somebody could have come sooner', () => {
    const stretch = fc.record({ climbM: fc.integer({ min: -90, max: 90 }), a: fc.nat(11), b: fc.nat(11) });
    const corner = (n: number) => metresFrom(HOME, (n % 4) * 150, Math.floor(n / 4) * 150);
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 40 }), (stretches) => {
        const lines = stretches.map(({ a, b, climbM }) => ({
          kind: 'road' as const,
          climbM,
          line: [corner(a), corner(b)],
        }));
        const network = buildWalkNetwork(lines);
        const { nodeSeconds, offNetwork } = reachOnFoot(network, { from: [corner(0)], seconds: 1e9 });
        if (offNetwork.length > 0) return;
        for (const [i, start] of network.starts.entries()) {
          const [from, to] = [nodeSeconds[start] ?? 0, nodeSeconds[network.ends[i] ?? 0] ?? 0];
          if (from !== Infinity) expect(to).toBeLessThanOrEqual(from + (network.forth[i] ?? 0) + 1e-6);
          if (to !== Infinity) expect(from).toBeLessThanOrEqual(to + (network.back[i] ?? 0) + 1e-6);
        }
      }),
    );
  });
});
