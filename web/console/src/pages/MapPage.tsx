import { Empty, ErrorState, Skeleton, SyntheticMark } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictRows } from '../features/conflicts/ConflictRows.tsx';
import { ConflictSteps } from '../features/conflicts/ConflictSteps.tsx';
import { MapTools } from '../features/map-tools/MapTools.tsx';
import { useDrawing } from '../features/map-tools/use-drawing.ts';
import { AsOfSlider } from '../features/one-map/AsOfSlider.tsx';
import { IdentifyPanel } from '../features/one-map/IdentifyPanel.tsx';
import { LayerTree } from '../features/one-map/LayerTree.tsx';
import { MapStage } from '../features/one-map/MapStage.tsx';
import { type MapSearch, parseMapSearch, spotOf, spotText } from '../features/one-map/map-search.ts';
import { useMapEye } from '../features/one-map/use-map-eye.ts';
import { useMapLayers } from '../features/one-map/use-map-layers.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The one map: layers on the left, the day below, what holds at a spot on the right. */
export function MapPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/map' });
  useTitle(`${t('nav.map')} · ${t('app.name')}`);
  const seesMap = useMapEye();
  const seesConflicts = usePermission('plan.view');
  const layers = useMapLayers(search.asOf);
  const compared = useMapLayers(search.vs ?? search.asOf);
  const [tab, setTab] = useState<'layers' | 'conflicts'>(search.conflict ? 'conflicts' : 'layers');
  const drawing = useDrawing();
  const change = useCallback(
    (next: MapSearch) =>
      void navigate({ to: '/map', search: (before) => parseMapSearch({ ...before, ...next }), replace: true }),
    [navigate],
  );

  if (!seesMap) return <Empty title={t('map.notAllowed')} hint={t('map.notAllowedHint')} />;
  if (layers.isPending) return <Skeleton rows={12} />;
  if (!layers.data) return <ErrorState error={layers.error} onRetry={() => void layers.refetch()} />;

  const { items, asOf: today } = layers.data;
  const spot = spotOf(search);
  const asked = drawing.asked ?? (spot ? { type: 'Point' as const, coordinates: [spot.lon, spot.lat] } : undefined);
  const pick = (at: { lon: number; lat: number }) =>
    drawing.mode === 'ask' ? change({ at: spotText(at) }) : drawing.add(at);
  return (
    <div className="page-map">
      <aside className="map-left">
        {seesConflicts ? (
          <Segmented
            block
            size="small"
            value={tab}
            onChange={(next) => {
              setTab(next === 'conflicts' ? next : 'layers');
              if (next === 'conflicts') change({ conflicts: true });
            }}
            options={[
              { value: 'layers', label: t('map.layers') },
              { value: 'conflicts', label: t('conflicts.title') },
            ]}
          />
        ) : null}
        {tab === 'layers' ? (
          <LayerTree layers={items} search={search} onChange={change} />
        ) : (
          <ConflictRows
            selectedId={search.conflict}
            onSelect={({ id, place }) => change({ conflict: id, at: spotText(place), conflicts: true })}
          />
        )}
      </aside>
      <main className="map-middle">
        <div className="map-bar">
          <MapTools {...drawing} onMode={drawing.setMode} onCorners={drawing.setCorners} onAsk={drawing.ask} />
          {seesConflicts ? (
            <Button
              size="small"
              aria-pressed={search.conflicts === true}
              type={search.conflicts ? 'primary' : 'default'}
              onClick={() => change({ conflicts: !search.conflicts })}
            >
              {t('map.showConflicts')}
            </Button>
          ) : null}
          <Button
            size="small"
            aria-pressed={search.vs !== undefined}
            type={search.vs ? 'primary' : 'default'}
            onClick={() => change({ vs: search.vs ? '' : today })}
          >
            {t('map.compare')}
          </Button>
          <Button size="small" onClick={() => window.print()}>
            {t('map.print')}
          </Button>
        </div>
        <MapStage
          layers={items}
          compared={search.vs === undefined ? undefined : compared.data?.items}
          search={search}
          onChange={change}
          onPick={pick}
          sketch={drawing.sketch}
        />
        <div className="map-days">
          <AsOfSlider
            layers={items}
            asOf={search.asOf}
            today={today}
            label={t('map.asOf')}
            onChange={(asOf) => change({ asOf: asOf ?? '' })}
          />
          {search.vs === undefined ? null : (
            <AsOfSlider
              layers={items}
              asOf={search.vs}
              today={today}
              label={t('map.otherSide')}
              onChange={(vs) => change({ vs: vs ?? '' })}
            />
          )}
        </div>
        <p className="print-only">
          {t('map.printed', { day: search.asOf ?? today })}{' '}
          {items.some((layer) => layer.synthetic) ? <SyntheticMark /> : null}
        </p>
      </main>
      {search.conflict && seesConflicts ? (
        <aside className="map-right">
          <ConflictSteps conflictId={search.conflict} onClose={() => change({ conflict: '', at: '' })} />
        </aside>
      ) : asked ? (
        <aside className="map-right">
          <IdentifyPanel
            spot={asked}
            title={drawing.asked ? t('map.drawnArea') : (search.at ?? '')}
            asOf={search.asOf}
            onClose={() => {
              drawing.clear();
              change({ at: '' });
            }}
          />
        </aside>
      ) : null}
    </div>
  );
}
