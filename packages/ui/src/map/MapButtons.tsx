import type { MapLibreMap } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';

/** Zoom in, zoom out, whole district. */
export function MapButtons({ map, onHome }: { map: MapLibreMap | undefined; onHome: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <div className="sc-map-buttons">
      <button type="button" aria-label={t('map.zoomIn')} title={t('map.zoomIn')} onClick={() => map?.zoomIn()}>
        ＋
      </button>
      <button type="button" aria-label={t('map.zoomOut')} title={t('map.zoomOut')} onClick={() => map?.zoomOut()}>
        －
      </button>
      <button type="button" aria-label={t('map.home')} title={t('map.home')} onClick={onHome}>
        ⌂
      </button>
    </div>
  );
}
