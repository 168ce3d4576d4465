import type { MapLayers } from '@shancheng/contracts/map';
import { CONFLICT_OVERLAY, Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareBar } from '../../features/one-map/CompareBar.tsx';
import { MapStage } from '../../features/one-map/MapStage.tsx';
import { type MapPicture, takePicture } from '../../features/one-map/map-picture.ts';
import { isComparing, spotText } from '../../features/one-map/map-search.ts';
import { PrintSheet } from '../../features/one-map/PrintSheet.tsx';
import { useMapEye } from '../../features/one-map/use-map-eye.ts';
import { useMapLayers } from '../../shared/use-map-layers.ts';
import { useTitle } from '../../shared/use-title.ts';
import { MapBar } from './MapBar.tsx';
import { MapDays } from './MapDays.tsx';
import { MapLeft } from './MapLeft.tsx';
import { MapRight } from './MapRight.tsx';
import { useWorkspace } from './use-workspace.ts';

/** The one map: layers, conflicts and tools on the left, the day below, answers on the right. */
export function MapPage() {
  const { t } = useTranslation();
  const { asOf } = useSearch({ from: '/map' });
  useTitle(`${t('nav.map')} · ${t('app.name')}`);
  const seesMap = useMapEye();
  const layers = useMapLayers(asOf);
  if (!seesMap) return <Empty title={t('map.notAllowed')} hint={t('map.notAllowedHint')} />;
  if (layers.isPending) return <Skeleton rows={12} />;
  if (!layers.data) return <ErrorState error={layers.error} onRetry={() => void layers.refetch()} />;
  return <Workspace items={layers.data.items} today={layers.data.asOf} />;
}

function Workspace({ items, today }: { items: MapLayers['items']; today: string }) {
  const work = useWorkspace(items);
  const { search, change, drawing, map, legend, hovered } = work;
  const compared = useMapLayers(search.vs ?? search.asOf);
  const [picture, setPicture] = useState<MapPicture>();
  const asking = drawing.mode === 'ask';
  return (
    <div className="page-map">
      <MapLeft
        layers={items}
        search={search}
        failed={work.failed}
        onChange={change}
        onFit={work.showExtent}
        onHover={work.setHovered}
      />
      <main className="map-middle">
        <MapBar
          drawing={drawing}
          search={search}
          today={today}
          onChange={change}
          onPrint={map ? () => void takePicture(map).then(setPicture) : undefined}
        />
        {isComparing(search) ? <CompareBar layers={items} search={search} onChange={change} /> : null}
        <MapStage
          layers={items}
          today={today}
          compared={isComparing(search) ? compared.data?.items : undefined}
          search={search}
          drawn={work.drawn}
          legend={legend}
          focus={work.focus}
          fit={work.fit}
          map={map}
          onMap={work.setMap}
          onChange={change}
          onPick={(at) => (asking ? change({ at: spotText(at), conflict: '' }) : drawing.add(at))}
          onFeatures={
            asking && search.conflicts && work.seesConflicts
              ? {
                  overlay: CONFLICT_OVERLAY.id,
                  take: (ids) => change({ conflict: after(ids, search.conflict), at: '', tool: '' }),
                }
              : undefined
          }
          highlight={hovered ? { overlay: CONFLICT_OVERLAY.id, id: hovered.id } : undefined}
        />
        <MapDays layers={items} today={today} search={search} onChange={change} />
      </main>
      <MapRight
        layers={items}
        search={search}
        drawing={drawing}
        onChange={change}
        onShow={work.setShown}
        onFocus={work.setFocus}
      />
      {picture ? (
        <PrintSheet
          picture={picture}
          layers={items}
          legend={legend}
          search={search}
          today={today}
          onClose={() => setPicture(undefined)}
        />
      ) : null}
    </div>
  );
}

/** Where several lie above each other, each click takes the next. */
function after(ids: readonly string[], chosen: string | undefined): string {
  const at = chosen === undefined ? -1 : ids.indexOf(chosen);
  return ids[(at + 1) % ids.length] ?? '';
}
