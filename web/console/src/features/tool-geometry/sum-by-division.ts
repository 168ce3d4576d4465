import type { DatasetStatistics } from '@shancheng/contracts/geometry-tools';

/** One sum for each division, largest first. */
export function sumByDivision(
  rows: readonly DatasetStatistics['rows'][number][],
  measure: 'areaM2' | 'lengthM' | 'features',
): readonly { name: string; sum: number }[] {
  const sums = new Map<string, { name: string; sum: number }>();
  for (const row of rows) {
    const one = sums.get(row.divisionCode) ?? { name: row.divisionName, sum: 0 };
    one.sum += row[measure];
    sums.set(row.divisionCode, one);
  }
  return [...sums.values()].sort((a, b) => b.sum - a.sum);
}
