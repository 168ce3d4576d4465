import { expect, it } from 'vitest';
import { sumByDivision } from './sum-by-division.ts';

it('two places of one name are two bars, the codes of one place are one', () => {
  const row = { features: 1, lengthM: 0, divisionName: '合成街道' };
  const rows = [
    { ...row, divisionCode: '1', code: '07', areaM2: 10 },
    { ...row, divisionCode: '2', code: '07', areaM2: 40 },
    { ...row, divisionCode: '1', code: '08', areaM2: 20 },
  ];
  expect(sumByDivision(rows, 'areaM2').map(({ sum }) => sum)).toEqual([40, 30]);
});
