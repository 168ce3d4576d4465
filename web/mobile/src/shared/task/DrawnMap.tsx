import type { LonLat } from '@shancheng/contracts/common';
import { DistrictMap, useDistrictLayers } from '@shancheng/ui/map';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface DrawnMapProps {
  place: LonLat;
  me?: LonLat | undefined;
  label: string;
  /** 6-digit county of the base map. */
  county: string;
  interactive: boolean;
}

const STREET_ZOOM = 16;

/** The map itself, apart because MapLibre is larger than the rest of the phone's app together. */
export function DrawnMap({ place, me, label, county, interactive }: DrawnMapProps) {
  const { t } = useTranslation();
  const { data: layers } = useDistrictLayers(county);
  const { lon, lat } = place;
  const points = useMemo(
    () => [{ id: 'place', lon, lat, status: 'dispatched' as const, overdue: false, label }],
    [lon, lat, label],
  );
  const markers = useMemo(
    () => (me ? [{ id: 'me', lon: me.lon, lat: me.lat, label: t('map.me'), kind: 'officer' as const }] : []),
    [me, t],
  );
  const focus = useMemo(() => ({ lon, lat, zoom: STREET_ZOOM }), [lon, lat]);
  return (
    <DistrictMap
      layers={layers}
      points={points}
      markers={markers}
      selectedId="place"
      focus={focus}
      legend={false}
      interactive={interactive}
    />
  );
}
