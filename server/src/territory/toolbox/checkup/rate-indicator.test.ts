import { expect, test } from 'vitest';
import { rateIndicator } from './rate-indicator.ts';

test('reaching the target is met, a tenth short of it is near, less is missed; no data is unknown', () => {
  const higher = { target: 90, better: 'higher' } as const;
  expect([90, 81, 80.9, undefined].map((value) => rateIndicator(value, higher))).toEqual([
    ...['met', 'near', 'missed', 'unknown'],
  ]);
});

test('where less is better, more than the target is missed; a target of zero has no near', () => {
  const lower = { target: 0, better: 'lower' } as const;
  expect([0, 1].map((value) => rateIndicator(value, lower))).toEqual(['met', 'missed']);
});
