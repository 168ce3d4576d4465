import type { Cockpit } from '@shancheng/contracts/cockpit';
import { formatMs, type Tone, useLanguage, useTokens } from '@shancheng/ui';
import type { MapMarker, MapPoint } from '@shancheng/ui/map';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFresh } from '../../shared/use-fresh.ts';
import { WallBase } from '../../shared/WallBase.tsx';
import { shadesOf } from './shades.ts';

interface WallMapProps {
  cockpit: Cockpit | undefined;
  hidden: ReadonlySet<Tone>;
  camerasShown: boolean;
  selectedId: string | undefined;
  onSelect: (id: string | undefined) => void;
  onStreet: (code: string) => void;
  onCamera: () => void;
}

const NO_POINTS: readonly MapPoint[] = [];
const NO_MARKERS: readonly MapMarker[] = [];

/** Cases, cameras and streets on the wall’s map. */
export function WallMap({ cockpit, hidden, camerasShown, selectedId, onSelect, onStreet, onCamera }: WallMapProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const tokens = useTokens();
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
  const fill = useMemo(() => streets && shadesOf(streets, tokens), [streets, tokens]);
  const notes = useMemo(
    () => streets && Object.fromEntries(streets.map((street) => [street.code, t('map.note', { value: street.open })])),
    [streets, t],
  );
  return (
    <WallBase
      code={cockpit?.scope.code.slice(0, 6)}
      below={5}
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
    />
  );
}
