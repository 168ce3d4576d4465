import type { MapLayer } from '@shancheng/contracts/map';
import { useTranslation } from 'react-i18next';
import { AsOfSlider } from '../../features/one-map/AsOfSlider.tsx';
import { isComparing, type MapSearch } from '../../features/one-map/map-search.ts';

interface MapDaysProps {
  layers: readonly MapLayer[];
  today: string;
  search: MapSearch;
  onChange: (change: MapSearch) => void;
}

/** The day the map shows, and that of the other side. */
export function MapDays({ layers, today, search, onChange }: MapDaysProps) {
  const { t } = useTranslation();
  const days = { layers, today };
  return (
    <div className="map-days">
      <AsOfSlider
        {...days}
        asOf={search.asOf}
        label={t('map.asOf')}
        onChange={(asOf) => onChange({ asOf: asOf ?? '' })}
      />
      {isComparing(search) ? (
        <AsOfSlider
          {...days}
          asOf={search.vs ?? search.asOf}
          label={t('map.otherSide')}
          onChange={(vs) => onChange({ vs: vs ?? (search.von ? '' : today) })}
        />
      ) : null}
    </div>
  );
}
