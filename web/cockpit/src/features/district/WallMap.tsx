import type { Cockpit } from '@shancheng/contracts/cockpit';
import { formatMs, type Tone, useLanguage, useTokens } from '@shancheng/ui';
import { type DistrictLayers, DistrictMap, type MapMarker, type MapPoint, useDistrictLayers } from '@shancheng/ui/map';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFresh } from '../../shared/use-fresh.ts';
import { shadesOf } from './shades.ts';
import { useWallScale } from './use-wall-scale.ts';

interface WallMapProps {
  cockpit: Cockpit | undefined;
  hidden: ReadonlySet<Tone>;
  camerasShown: boolean;
  selectedId: string | undefined;
  onSelect: (id: string | undefined) => void;
  onStreet: (code: string) => void;
  onCamera: () => void;
}

/** Letters and points on the map are this much larger than on a desk at the same width. */
const FROM_AFAR = 1.4;
const DISTRICT = '500103';
const RETRY_MS = 10_000;
const NO_POINTS: readonly MapPoint[] = [];
const NO_MARKERS: readonly MapMarker[] = [];

/** The shared map, dressed for the wall. */
export function WallMap({ cockpit, hidden, camerasShown, selectedId, onSelect, onStreet, onCamera }: WallMapProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const tokens = useTokens();
  const rem = useWallScale();
  const code = cockpit?.scope.code.slice(0, 6) ?? DISTRICT;
  const layers = useDistrictLayers(code.length === 6 ? code : DISTRICT);
  useRetry(layers.isError, layers.refetch);
  const live = cockpit?.live;
  const fresh = useFresh(live?.map((incident) => incident.id));
  const points = useMemo(
    () =>
      live?.map((incident): MapPoint => {
        const took = incident.captureToPhoneMs === undefined ? '' : ` · ${formatMs(incident.captureToPhoneMs)}`;
        return {
          id: incident.id,
          ...incident.location,
          status: incident.status,
          overdue: incident.overdue,
          label: `${language === 'en' ? incident.eventTypeName.en : incident.eventTypeName.zh} · ${incident.streetName}${took}`,
        };
      }) ?? NO_POINTS,
    [live, language],
  );
  const cameras = cockpit?.cameras.points;
  const markers = useMemo(
    () =>
      cameras?.map(
        (camera): MapMarker => ({
          id: camera.id,
          ...camera.location,
          kind: 'camera',
          label: `${camera.name} · ${t(`ui:cameraState.${camera.state}`)}`,
          dimmed: camera.state !== 'live',
        }),
      ) ?? NO_MARKERS,
    [cameras, t],
  );
  const streets = cockpit?.byStreet;
  const own = useMemo(() => layers.data && onlyHome(layers.data), [layers.data]);
  const fill = useMemo(() => streets && shadesOf(streets, tokens), [streets, tokens]);
  const notes = useMemo(
    () => streets && Object.fromEntries(streets.map((street) => [street.code, t('map.note', { value: street.open })])),
    [streets, t],
  );
  return (
    <DistrictMap
      layers={own}
      points={points}
      markers={camerasShown ? markers : NO_MARKERS}
      hidden={hidden}
      selectedId={selectedId}
      streetFill={fill}
      streetNotes={notes}
      pulseIds={points.filter((point) => fresh(point.id)).map((point) => point.id)}
      onSelect={onSelect}
      onStreet={onStreet}
      onMarker={onCamera}
      legend={false}
      scale={(rem / 16) * FROM_AFAR}
      padding={{ top: rem * 1.5, bottom: rem * 5, left: rem * 1.5, right: rem * 3 }}
    />
  );
}

/** Nobody presses “again” on a wall. */
function useRetry(failed: boolean, again: () => unknown) {
  useEffect(() => {
    if (!failed) return undefined;
    const timer = setInterval(again, RETRY_MS);
    return () => clearInterval(timer);
  }, [failed, again]);
}

/** On the wall the neighbours’ borders are noise: only the district’s own outline stays. */
function onlyHome(layers: DistrictLayers): DistrictLayers {
  const home = layers.counties.features.filter((county) => county.properties?.home === true);
  const names = layers.labels.features.filter((label) => label.properties?.level !== 'county');
  return {
    ...layers,
    counties: { ...layers.counties, features: home },
    labels: { ...layers.labels, features: names },
  };
}
