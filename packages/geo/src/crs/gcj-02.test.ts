import { expect, test } from 'vitest';
import { fromBd09, fromGcj02, toBd09, toGcj02 } from './gcj-02.ts';

test('a place shifted as web maps do, and back, lies where it was to less than a centimetre', () => {
  for (let n = 0; n < 500; n++) {
    const lon = 74 + ((n * 0.618) % 1) * 60;
    const lat = 4 + ((n * 0.755) % 1) * 49;
    for (const [there, back] of [
      [toGcj02, fromGcj02],
      [toBd09, fromBd09],
    ] as const) {
      const [x, y] = back(...there(lon, lat));
      expect(Math.hypot(x - lon, y - lat) * 111_000).toBeLessThan(0.01);
    }
  }
});

test('the shift at the well-known point in Beijing is the published one', () => {
  // eviltransform’s test pair: 39.911954 N 116.377817 E → 39.9133 N 116.38405 E.
  const [lon, lat] = toGcj02(116.377_817, 39.911_954);
  expect(lon).toBeCloseTo(116.384_05, 4);
  expect(lat).toBeCloseTo(39.913_35, 4);
});
