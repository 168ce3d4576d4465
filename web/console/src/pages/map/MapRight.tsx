import type { MapLayer } from '@shancheng/contracts/map';
import { Button } from 'antd';
import type { FeatureCollection } from 'geojson';
import { useTranslation } from 'react-i18next';
import { ConflictSteps } from '../../features/conflicts/ConflictSteps.tsx';
import type { Drawing } from '../../features/map-tools/use-drawing.ts';
import { IdentifyPanel } from '../../features/one-map/IdentifyPanel.tsx';
import { type MapSearch, spotOf } from '../../features/one-map/map-search.ts';
import type { MapSpot } from '../../shared/map-tool.ts';
import { usePermission } from '../../shared/use-permission.ts';
import { RightSheet } from './RightSheet.tsx';
import { useMapTools } from './ToolMenu.tsx';

interface MapRightProps {
  layers: readonly MapLayer[];
  search: MapSearch;
  drawing: Drawing;
  onChange: (change: MapSearch) => void;
  onShow: (shapes: FeatureCollection | undefined) => void;
  onFocus: (spot: MapSpot) => void;
}

/** One answer at a time: the open tool, the chosen conflict, or what applies at the spot or in the area asked about. */
export function MapRight({ layers, search, drawing, onChange, onShow, onFocus }: MapRightProps) {
  const { t } = useTranslation();
  const seesConflicts = usePermission('plan.view');
  const tool = useMapTools().find(({ key }) => key === search.tool);
  const spot = spotOf(search);
  if (tool)
    return (
      <RightSheet className="map-tool" label={t(`tools.${tool.key}.title`)}>
        <header>
          <h2>{t(`tools.${tool.key}.title`)}</h2>
          <Button
            size="small"
            type="text"
            aria-label={t('map.close')}
            onClick={() => {
              onShow(undefined);
              onChange({ tool: '', at: '' });
            }}
          >
            ✕
          </Button>
        </header>
        <tool.Panel
          key={tool.key}
          area={drawing.area}
          line={drawing.line}
          spot={spot}
          asOf={search.asOf}
          layers={layers}
          mode={drawing.mode}
          onMode={drawing.setMode}
          onShow={onShow}
          onFocus={onFocus}
        />
      </RightSheet>
    );
  if (search.conflict && seesConflicts)
    return (
      <RightSheet>
        <ConflictSteps
          conflictId={search.conflict}
          asOf={search.asOf}
          onClose={() => onChange({ conflict: '', at: '' })}
        />
      </RightSheet>
    );
  const asked = drawing.asked ?? (spot ? { type: 'Point' as const, coordinates: [spot.lon, spot.lat] } : undefined);
  if (!asked) return null;
  return (
    <RightSheet>
      <IdentifyPanel
        spot={asked}
        title={drawing.asked ? t('map.drawnArea') : (search.at ?? '')}
        asOf={search.asOf}
        onClose={() => {
          drawing.clear();
          onChange({ at: '' });
        }}
      />
    </RightSheet>
  );
}
