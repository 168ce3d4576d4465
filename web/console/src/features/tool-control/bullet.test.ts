import { describe, expect, it } from 'vitest';
import { bulletOf } from './bullet.ts';

describe('approved against built as a bar', () => {
  it('what exceeds reaches beyond the mark', () => {
    const bullet = bulletOf({ indicator: 'far', approved: 2, built: 3, answer: 'exceeds' });
    expect(bullet?.bound).toBe('most');
    expect(bullet?.built).toBeGreaterThan(bullet?.approved ?? 1);
    expect(bullet?.built).toBeLessThan(1);
  });
  it('of green at least so much is approved', () => {
    expect(bulletOf({ indicator: 'greenRate', approved: 30, built: 20, answer: 'exceeds' })?.bound).toBe('least');
  });
  it('nothing is drawn where a side is not told, and nothing built is a bar of no width', () => {
    expect(bulletOf({ indicator: 'far', approved: 2, answer: 'unknown' })).toBeUndefined();
    expect(bulletOf({ indicator: 'far', approved: 0, built: 0, answer: 'within' })?.built).toBe(0);
  });
});
