import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { EMPTY_WORDS, requestOf } from './compliance-form.ts';

const parcel: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [106.5, 29.5],
      [106.6, 29.5],
      [106.6, 29.6],
      [106.5, 29.5],
    ],
  ],
};

describe('what a compliance check is asked', () => {
  it('a design nobody told of is not handed in, so that only the ground is examined', () => {
    expect(requestOf({ ...EMPTY_WORDS, name: ' 学校 ' }, parcel, undefined)).toEqual({
      name: '学校',
      projectType: 'residential',
      parcel,
    });
  });
  it('an emptied field is left out, and zero is handed in', () => {
    const design = { far: 0, heightM: undefined } as { far: number };
    expect(requestOf({ ...EMPTY_WORDS, name: 'a', design }, parcel, '2026-01-01')).toMatchObject({
      asOf: '2026-01-01',
      design: { far: 0 },
    });
    expect(requestOf({ ...EMPTY_WORDS, name: 'a', design }, parcel, undefined).design).not.toHaveProperty('heightM');
  });
});
