import { Empty, ErrorState, Skeleton, SyntheticMark } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FeatureCollection } from 'geojson';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawing } from '../../features/map-tools/use-drawing.ts';
import { AsOfSlider } from '../../features/one-map/AsOfSlider.tsx';
import { MapStage } from '../../features/one-map/MapStage.tsx';
import { type MapSearch, parseMapSearch, spotText } from '../../features/one-map/map-search.ts';
import { useMapEye } from '../../features/one-map/use-map-eye.ts';
import { useMapLayers } from '../../features/one-map/use-map-layers.ts';
import type { MapSpot } from '../../shared/map-tool.ts';
import { useTitle } from '../../shared/use-title.ts';
import { MapBar } from './MapBar.tsx';
import { MapLeft } from './MapLeft.tsx';
import { MapRight } from './MapRight.tsx';

/** The one map: layers, conflicts and tools on the left, the day below, answers on the right. */
export function MapPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/map' });
  useTitle(`${t('nav.map')} · ${t('app.name')}`);
  const seesMap = useMapEye();
  const layers = useMapLayers(search.asOf);
  const compared = useMapLayers(search.vs ?? search.asOf);
  const drawing = useDrawing();
  const [shown, setShown] = useState<FeatureCollection>();
  const [focus, setFocus] = useState<MapSpot>();
  const change = useCallback(
    (next: MapSearch) =>
      void navigate({ to: '/map', search: (before) => parseMapSearch({ ...before, ...next }), replace: true }),
    [navigate],
  );

  if (!seesMap) return <Empty title={t('map.notAllowed')} hint={t('map.notAllowedHint')} />;
  if (layers.isPending) return <Skeleton rows={12} />;
  if (!layers.data) return <ErrorState error={layers.error} onRetry={() => void layers.refetch()} />;

  const { items, asOf: today } = layers.data;
  const days = { layers: items, today };
  return (
    <div className="page-map">
      <MapLeft layers={items} search={search} onChange={change} />
      <main className="map-middle">
        <MapBar drawing={drawing} search={search} today={today} onChange={change} />
        <MapStage
          layers={items}
          compared={search.vs === undefined ? undefined : compared.data?.items}
          search={search}
          onChange={change}
          onPick={(at) => (drawing.mode === 'ask' ? change({ at: spotText(at) }) : drawing.add(at))}
          sketch={drawing.sketch}
          shown={shown}
          focus={focus}
        />
        <div className="map-days">
          <AsOfSlider
            {...days}
            asOf={search.asOf}
            label={t('map.asOf')}
            onChange={(asOf) => change({ asOf: asOf ?? '' })}
          />
          {search.vs === undefined ? null : (
            <AsOfSlider
              {...days}
              asOf={search.vs}
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
      <MapRight
        layers={items}
        search={search}
        drawing={drawing}
        onChange={change}
        onShow={setShown}
        onFocus={setFocus}
      />
    </div>
  );
}
