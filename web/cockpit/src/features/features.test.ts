import { lightTokens } from '@shancheng/ui';
import { describe, expect, it } from 'vitest';
import { foldRest } from './breakdown/TypePanel.tsx';
import { shareOut } from './chain/ChainSteps.tsx';
import { heightOf } from './chain/ChainStrip.tsx';
import { shadesOf } from './district/shades.ts';

const type = (eventType: string, value: number) => ({
  eventType,
  value,
  name: { zh: eventType, en: eventType },
  rows: `type=${eventType}&from=2026-11-23T16%3A00%3A00.000Z&street=500103005`,
});
const restName = { zh: '其他', en: 'Other' };

describe('incidents by type', () => {
  it('keeps the sum, and the row of the rest opens to all its types within the same day and street', () => {
    const types = [9, 8, 7, 3, 2, 1, 1].map((value, index) => type(`010${index}`, value));
    const shown = foldRest(types, restName);
    expect(shown).toHaveLength(5);
    expect(shown.reduce((sum, one) => sum + one.value, 0)).toBe(31);
    expect(Object.fromEntries(new URLSearchParams(shown.at(-1)?.rows))).toEqual({
      type: '0104,0105,0106',
      from: '2026-11-23T16:00:00.000Z',
      street: '500103005',
    });
  });

  it('names every type while there is room', () => {
    expect(foldRest([type('0101', 2), type('0102', 5)], restName).map((one) => one.eventType)).toEqual([
      '0102',
      '0101',
    ]);
  });
});

describe('the chain', () => {
  it('gives each step its share of the bar, but never too little to read', () => {
    const shares = shareOut([900, 0, 10, 20, 70]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(Math.min(...shares)).toBeGreaterThan(0.09);
    expect(shares[0]).toBe(Math.max(...shares));
    expect(shareOut([0, 0, 0, 0, 0])).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });

  it('draws a broken promise higher than a kept one, and never past the top', () => {
    expect(heightOf(5_001)).toBeGreaterThan(heightOf(4_999));
    expect(heightOf(3_600_000)).toBe(1);
    expect(heightOf(-5)).toBe(0);
  });
});

describe('the shades of the streets', () => {
  const street = (code: string, open: number) => ({ code, name: code, open, today: 0, overdue: 0, rows: '' });

  it('leaves a street without cases in the colour of the land, and one single case is not “most”', () => {
    const shades = shadesOf([street('a', 0), street('b', 1), street('c', 0)], lightTokens);
    expect(shades.a).toBe(lightTokens.map.land.toLowerCase());
    expect(shades.b).not.toBe(shades.a);
    expect(shadesOf([street('a', 1), street('b', 50)], lightTokens).a).toBe(shades.b);
  });
});
