import type { DatasetStatistics } from '@shancheng/contracts/geometry-tools';
import { formatMetres } from '@shancheng/ui';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyChart } from '../../shared/LazyChart.tsx';
import { areaText } from '../../shared/measure.ts';
import { csvOf } from '../../shared/tool-ui/csv.ts';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { ResultTable } from '../../shared/tool-ui/ResultTable.tsx';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { sumByDivision } from './sum-by-division.ts';

const MOST_BARS = 12;
type Row = DatasetStatistics['rows'][number];

/** Bars by division, then every row. */
export function StatisticsTable({ result }: { result: DatasetStatistics }) {
  const { t } = useTranslation();
  const { rows, truncated, asOf, version } = result;
  const measure = rows.some(({ areaM2 }) => areaM2 > 0)
    ? 'areaM2'
    : rows.some(({ lengthM }) => lengthM > 0)
      ? 'lengthM'
      : 'features';
  const option = useMemo(() => barOption(rows, measure, t(`tools.geometry.measure.${measure}`)), [rows, measure, t]);
  const bars = new Set(rows.map(({ divisionCode }) => divisionCode)).size;
  if (rows.length === 0) return <p className="tool-notice">{t('tools.geometry.noFeatures')}</p>;
  const size = ({ areaM2, lengthM }: Row) =>
    areaM2 > 0 ? areaText(areaM2) : lengthM > 0 ? formatMetres(lengthM) : '—';
  const table = () =>
    csvOf([
      [t('tools.geometry.division'), t('tools.geometry.code'), t('tools.geometry.measure.features'), 'm²', 'm'],
      ...rows.map((row) => [row.divisionName, row.code, row.features, row.areaM2, row.lengthM]),
    ]);
  return (
    <>
      {truncated ? <p className="tool-notice">{t('tools.geometry.truncated')}</p> : null}
      <div className="tool-chart" style={{ height: 60 + Math.min(bars, MOST_BARS) * 20 }}>
        <LazyChart label={t(`tools.geometry.measure.${measure}`)} option={option} />
      </div>
      <ResultTable
        label={t('tools.geometry.statistics')}
        rows={rows}
        rowKey={({ divisionCode, code }) => `${divisionCode} ${code ?? ''}`}
        columns={[
          { key: 'division', title: t('tools.geometry.division'), cell: ({ divisionName }) => divisionName },
          { key: 'code', title: t('tools.geometry.code'), cell: ({ code }) => code ?? '—' },
          {
            key: 'features',
            title: t('tools.geometry.measure.features'),
            numeric: true,
            cell: ({ features }) => numberText(features),
          },
          { key: 'size', title: t('tools.geometry.size'), numeric: true, cell: size },
        ]}
      />
      <div className="tool-buttons">
        <Button size="small" onClick={() => saveFile(`statistics-${asOf}.csv`, table(), 'text/csv')}>
          {t('tools.csv')}
        </Button>
        <small className="sc-muted">
          {t('tools.asOf', { day: asOf })} · v{version}
        </small>
      </div>
    </>
  );
}

function barOption(rows: readonly Row[], measure: 'areaM2' | 'lengthM' | 'features', title: string) {
  const sums = sumByDivision(rows, measure).slice(0, MOST_BARS);
  const factor = measure === 'areaM2' ? 1e-4 : measure === 'lengthM' ? 1e-3 : 1;
  return {
    aria: { enabled: true },
    grid: { left: 4, right: 16, top: 44, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis' as const },
    xAxis: {
      type: 'value' as const,
      name: title,
      nameLocation: 'middle' as const,
      nameGap: 22,
      position: 'top' as const,
    },
    yAxis: { type: 'category' as const, inverse: true, data: sums.map(({ name }) => name), axisLabel: { interval: 0 } },
    series: [{ type: 'bar' as const, name: title, data: sums.map(({ sum }) => Math.round(sum * factor * 100) / 100) }],
  };
}
