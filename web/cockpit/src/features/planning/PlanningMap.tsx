import type { PlanningCockpit } from '@shancheng/contracts/map';
import { CONFLICT_OVERLAY } from '@shancheng/ui';
import type { MapOverlay } from '@shancheng/ui/map';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLineColours } from './line-colours.ts';

/** MapLibre is large: the figures do not wait for it. */
const WallBase = lazy(async () => ({ default: (await import('../../shared/WallBase.tsx')).WallBase }));

const SEVERITIES = ['S1', 'S2', 'S3'] as const;
const openConflict = ([id]: readonly string[]) =>
  id && globalThis.location.assign(`/console/map?${new URLSearchParams({ conflict: id, conflicts: 'true' })}`);

/** Where the conflicts lie, and the control lines they must not touch. A click opens the conflict at the one map. */
export function PlanningMap({ planning }: { planning: PlanningCockpit | undefined }) {
  const { t } = useTranslation();
  const colourOf = useLineColours();
  const overlays = [
    ...(planning?.controlLines ?? []).map((line, n) => lineOverlay(line, colourOf(n))),
    CONFLICT_OVERLAY,
  ];
  return (
    <section className="ck-district" aria-label={t('planning.map')}>
      <Suspense fallback={<div className="ck-district-waiting ck-bone" />}>
        <WallBase overlays={overlays} below={4} onFeatures={{ overlay: CONFLICT_OVERLAY.id, take: openConflict }} />
      </Suspense>
      <fieldset className="ck-map-key ck-planning-key">
        <legend>{t('planning.map')}</legend>
        {SEVERITIES.map((severity) => (
          <span key={severity}>
            <i data-severity={severity} />
            {t(`planning.severities.${severity}`)}{' '}
            <b>{planning?.bySeverity.find((row) => row.severity === severity)?.value ?? 0}</b>
          </span>
        ))}
      </fieldset>
    </section>
  );
}

function lineOverlay(line: PlanningCockpit['controlLines'][number], color: string): MapOverlay {
  return {
    id: `${line.key}@${line.version}`,
    kind: 'polygon',
    tiles: `/api/v1/map/tiles/${line.datasetId}/${line.version}/{z}/{x}/{y}`,
    sourceLayer: 'features',
    opacity: 1,
    bordered: true,
    color,
  };
}
