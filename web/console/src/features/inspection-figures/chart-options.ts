import type { InspectionFigures } from '@shancheng/contracts/inspection-check';

interface Words {
  visits: string;
  saved: string;
  findings: string;
}

const legend = { top: 0, left: 'center' };

/** Visits and those saved, month by month. */
export function monthOption({ byMonth }: Pick<InspectionFigures, 'byMonth'>, words: Words) {
  return {
    legend,
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: byMonth.map(({ month }) => month) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      { name: words.visits, type: 'bar', barMaxWidth: 28, data: byMonth.map(({ visits }) => visits) },
      { name: words.saved, type: 'bar', barMaxWidth: 28, data: byMonth.map(({ saved }) => saved) },
    ],
  };
}

/** Visits and findings of each authority, the busiest at the top. */
export function authorityOption({ byAuthority }: Pick<InspectionFigures, 'byAuthority'>, words: Words) {
  const rows = byAuthority.toSorted((a, b) => a.visits - b.visits);
  return {
    legend,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', data: rows.map(({ name }) => name) },
    series: [
      { name: words.visits, type: 'bar', barMaxWidth: 14, data: rows.map(({ visits }) => visits) },
      { name: words.findings, type: 'bar', barMaxWidth: 14, data: rows.map(({ findings }) => findings) },
    ],
  };
}

/** A part of a whole in per cent, one digit; undefined where there is no whole. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : undefined;
}
