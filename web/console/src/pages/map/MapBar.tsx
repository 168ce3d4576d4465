import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { MapTools } from '../../features/map-tools/MapTools.tsx';
import type { Drawing } from '../../features/map-tools/use-drawing.ts';
import { isComparing, type MapSearch } from '../../features/one-map/map-search.ts';
import { usePermission } from '../../shared/use-permission.ts';

interface MapBarProps {
  drawing: Drawing;
  search: MapSearch;
  today: string;
  onChange: (change: MapSearch) => void;
  /** Undefined until there is a map to print. */
  onPrint: (() => void) | undefined;
}

/** Above the map: drawing and measuring, conflicts on or off, the other side, print. */
export function MapBar({ drawing, search, today, onChange, onPrint }: MapBarProps) {
  const { t } = useTranslation();
  const seesConflicts = usePermission('plan.view');
  const comparing = isComparing(search);
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
        aria-pressed={comparing}
        type={comparing ? 'primary' : 'default'}
        onClick={() => onChange(comparing ? { vs: '', von: '' } : { vs: search.asOf ?? today })}
      >
        {t('map.compare')}
      </Button>
      <Button size="small" disabled={onPrint === undefined} onClick={onPrint}>
        {t('map.print')}
      </Button>
    </div>
  );
}
