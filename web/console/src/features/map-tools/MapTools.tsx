import { formatMetres } from '@shancheng/ui';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MapMode } from '../../shared/map-tool.ts';
import { areaM2, areaText, type Corner, lengthM, ringOf } from '../../shared/measure.ts';

interface MapToolsProps {
  mode: MapMode;
  corners: readonly Corner[];
  onMode: (mode: MapMode) => void;
  onCorners: (corners: readonly Corner[]) => void;
  /** Asks what applies to the drawn area. */
  onAsk: (ring: [number, number][]) => void;
}

/** Ask a spot, measure a line, draw an area: figures change with every corner. */
export function MapTools({ mode, corners, onMode, onCorners, onAsk }: MapToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="map-tools" role="toolbar" aria-label={t('map.tools')}>
      <Space.Compact size="small">
        {(['ask', 'line', 'area'] as const).map((one) => (
          <Button
            key={one}
            type={mode === one ? 'primary' : 'default'}
            aria-pressed={mode === one}
            onClick={() => onMode(one)}
          >
            {t(`map.mode.${one}`)}
          </Button>
        ))}
      </Space.Compact>
      {mode === 'ask' ? null : (
        <>
          <output>
            {mode === 'area'
              ? `${areaText(areaM2(corners))} · ${formatMetres(lengthM(corners))}`
              : formatMetres(lengthM(corners))}
          </output>
          <Button size="small" disabled={corners.length === 0} onClick={() => onCorners(corners.slice(0, -1))}>
            {t('map.removeCorner')}
          </Button>
          <Button size="small" disabled={corners.length === 0} onClick={() => onCorners([])}>
            {t('map.clear')}
          </Button>
          {mode === 'area' ? (
            <Button size="small" type="primary" disabled={corners.length < 3} onClick={() => onAsk(ringOf(corners))}>
              {t('map.askArea')}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}
