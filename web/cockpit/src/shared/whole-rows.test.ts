import { describe, expect, it } from 'vitest';
import { lastWhole } from './WholeRows.tsx';

describe('a panel with more rows than room', () => {
  it('ends after the last row that fits whole', () => {
    expect(lastWhole([40, 80, 120, 160], 135)).toBe(120);
  });
  it('needs no limit where all rows fit, and gives none where not even one does', () => {
    expect(lastWhole([40, 80, 120], 120.4)).toBeUndefined();
    expect(lastWhole([40, 80], 30)).toBeUndefined();
  });
});
