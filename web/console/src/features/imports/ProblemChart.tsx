import type { ImportProblemKind } from '@shancheng/contracts/dataset-import';
import { Skeleton, useTokens } from '@shancheng/ui';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCount } from './problem-choices.ts';

const Chart = lazy(() => import('@shancheng/ui/chart').then((module) => ({ default: module.Chart })));
const ROW_PX = 30;

interface ProblemChartProps {
  counts: readonly ProblemCount[];
  chosen: ImportProblemKind | undefined;
  onChoose: (kind: ImportProblemKind | undefined) => void;
}

/** One bar a kind of problem; a click shows only those. */
export function ProblemChart({ counts, chosen, onChoose }: ProblemChartProps) {
  const { t } = useTranslation();
  const tokens = useTokens();
  const option = useMemo(() => {
    const parts: [string, string, (count: ProblemCount) => number][] = [
      ['openErrors', tokens.tones.overdue.fill, ({ severity, open }) => (severity === 'error' ? open : 0)],
      ['openRemarks', tokens.tones.waiting.fill, ({ severity, open }) => (severity === 'warning' ? open : 0)],
      ['repaired', tokens.tones.closed.fill, ({ repaired }) => repaired],
      ['leftAlone', tokens.tones.void.fill, ({ left }) => left],
    ];
    return {
      grid: { left: 8, right: 8, top: 30, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10 },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        // the number stands beside the name: in a bar of one among thousands there is no room for it
        data: counts.map(
          ({ kind, open, repaired, left }) => `${t(`datasets.import.kind.${kind}`)} ${open + repaired + left}`,
        ),
        axisLine: { show: false },
        axisTick: { show: false },
      },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      series: parts
        .filter(([, , of]) => counts.some((count) => of(count) > 0))
        .map(([part, color, of]) => ({
          name: t(`datasets.import.part.${part}` as 'datasets.import.part.repaired'),
          type: 'bar',
          stack: 'all',
          barMaxWidth: 18,
          cursor: 'pointer',
          itemStyle: { color },
          emphasis: { focus: 'none' },
          data: counts.map((count) => ({
            value: of(count),
            itemStyle: { opacity: chosen === undefined || chosen === count.kind ? 1 : 0.35 },
          })),
        })),
    };
  }, [counts, chosen, t, tokens]);
  return (
    <Suspense fallback={<Skeleton rows={counts.length} />}>
      <Chart
        key={counts.map(({ open, repaired, left }) => `${open}/${repaired}/${left}`).join()}
        option={option}
        label={t('datasets.import.chart')}
        style={{ height: counts.length * ROW_PX + 40 }}
        onClick={({ dataIndex }) => {
          const kind = counts[dataIndex]?.kind;
          onChoose(kind === chosen ? undefined : kind);
        }}
      />
    </Suspense>
  );
}
