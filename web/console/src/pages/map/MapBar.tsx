import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { MapTools } from '../../features/map-tools/MapTools.tsx';
import type { Drawing } from '../../features/map-tools/use-drawing.ts';
import type { MapSearch } from '../../features/one-map/map-search.ts';
import { usePermission } from '../../shared/use-permission.ts';

interface MapBarProps {
  drawing: Drawing;
  search: MapSearch;
  today: string;
  onChange: (change: MapSearch) => void;
}

/** Above the map: drawing and measuring, conflicts on or off, the second day, print. */
export function MapBar({ drawing, search, today, onChange }: MapBarProps) {
  const { t } = useTranslation();
  const seesConflicts = usePermission('plan.view');
  return (
    <div className="map-bar">
      <MapTools {...drawing} onMode={drawing.setMode} onCorners={drawing.setCorners} onAsk={drawing.ask} />
      {seesConflicts ? (
        <Button
          size="small"
          aria-pressed={search.conflicts === true}
          type={search.conflicts ? 'primary' : 'default'}
          onClick={() => onChange({ conflicts: !search.conflicts })}
        >
          {t('map.showConflicts')}
        </Button>
      ) : null}
      <Button
        size="small"
        aria-pressed={search.vs !== undefined}
        type={search.vs ? 'primary' : 'default'}
        onClick={() => onChange({ vs: search.vs ? '' : today })}
      >
        {t('map.compare')}
      </Button>
      <Button size="small" onClick={() => window.print()}>
        {t('map.print')}
      </Button>
    </div>
  );
}
