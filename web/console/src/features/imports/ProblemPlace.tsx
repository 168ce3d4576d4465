import type { ImportProblem } from '@shancheng/contracts/dataset-import';
import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import type { FeatureCollection, Geometry } from 'geojson';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMap } from '../../shared/LazyMap.tsx';
import { areaText } from '../../shared/measure.ts';
import { RepairDrawing } from './RepairDrawing.tsx';
import { boxOf } from './shape-path.ts';
import { useRepairPreview } from './use-import.ts';

/** Where a problem is, and what a repair would make of the shape. */
export function ProblemPlace({
  importId,
  problem,
  isOpen,
}: {
  importId: string;
  problem: ImportProblem | undefined;
  isOpen: boolean;
}) {
  const { t } = useTranslation();
  const preview = useRepairPreview(importId, isOpen ? problem?.id : undefined);
  const { before, after, neighbours = [], areaBeforeM2, areaAfterM2 } = preview.data ?? {};
  const shown = problem?.kind === 'overlap' || problem?.kind === 'gap' ? problem.place : (before ?? problem?.place);
  const sketch = useMemo(() => collectionOf(shown), [shown]);
  const fit = useMemo(() => boxOf([shown]), [shown]);
  if (!problem) return <Empty title={t('datasets.import.chooseRow')} hint={t('datasets.import.chooseRowHint')} />;
  // the map flies once: not to the spot first and to the shape a moment later
  const isReading = isOpen && preview.isPending;
  const areas = [areaBeforeM2, areaAfterM2].map((area) => (area === undefined ? undefined : areaText(area)));
  return (
    <div className="problem-place">
      {isReading ? <Skeleton rows={4} /> : null}
      {preview.error ? <ErrorState error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {before ? (
        <div className="repair">
          <RepairDrawing
            title={t(problem.proposal ? 'datasets.import.before' : 'datasets.import.inFile')}
            area={areas[0]}
            shape={before}
            frame={[before, after]}
            around={neighbours}
            mark={problem.place}
          />
          {problem.proposal ? (
            <RepairDrawing
              title={t(problem.proposal === 'drop' ? 'datasets.import.dropped' : 'datasets.import.after')}
              area={areas[1]}
              shape={after}
              frame={[before, after]}
              around={neighbours}
            />
          ) : null}
        </div>
      ) : null}
      {isReading ? null : fit ? (
        <div className="problem-map">
          <LazyMap sketch={sketch} fit={fit} legend={false} />
        </div>
      ) : (
        <p className="sc-muted">{t('datasets.import.noPlace')}</p>
      )}
    </div>
  );
}

function collectionOf(shape: unknown): FeatureCollection {
  // the contract leaves geometry open; the server sends RFC 7946
  const features = shape ? [{ type: 'Feature' as const, properties: {}, geometry: shape as Geometry }] : [];
  return { type: 'FeatureCollection', features };
}
