import type { LonLat } from '@shancheng/contracts/common';
import { DistrictMap, useDistrictLayers } from '@shancheng/ui/map';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mapFocus } from './map-focus.ts';

interface DrawnMapProps {
  place: LonLat;
  me?: LonLat | undefined;
  label: string;
  /** 6-digit county of the base map. */
  county: string;
  interactive: boolean;
}

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
  const focus = useSteadyFocus(place, me);
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

/** The same object until the focus really differs: each new one makes the map fly. */
function useSteadyFocus(place: LonLat, me: LonLat | undefined) {
  const { lon, lat, zoom } = mapFocus(place, me);
  return useMemo(() => ({ lon, lat, zoom }), [lon, lat, zoom]);
}
