import { formatMetres } from '@shancheng/ui';
import { Button } from 'antd';
import type { LineString, Polygon } from 'geojson';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapMode } from '../map-tool.ts';
import { areaM2, areaText, type Corner, lengthM } from '../measure.ts';

interface DrawFieldProps {
  kind: 'area' | 'line';
  label: string;
  shape: Polygon | LineString | undefined;
  mode: MapMode;
  onMode: (mode: MapMode) => void;
  /** Other ways to say where, e.g. a file. */
  children?: ReactNode;
}

/** Asks for a shape on the map, and says how large what was drawn is. */
export function DrawField({ kind, label, shape, mode, onMode, children }: DrawFieldProps) {
  const { t } = useTranslation();
  const drawing = mode === kind;
  return (
    <fieldset className="tool-draw">
      <legend>{label}</legend>
      <output>{shape ? sizeOf(shape) : t(drawing ? `tools.draw.${kind}Now` : `tools.draw.${kind}Missing`)}</output>
      <div className="tool-buttons">
        <Button size="small" type={shape || drawing ? 'default' : 'primary'} onClick={() => onMode(kind)}>
          {t(shape ? 'tools.draw.again' : `tools.draw.${kind}`)}
        </Button>
        {children}
      </div>
    </fieldset>
  );
}

function sizeOf(shape: Polygon | LineString): string {
  if (shape.type === 'LineString') return formatMetres(lengthM(cornersOf(shape.coordinates)));
  const [ring = []] = shape.coordinates;
  return areaText(areaM2(cornersOf(ring.slice(0, -1))));
}

function cornersOf(positions: readonly (readonly number[])[]): Corner[] {
  return positions.map(([lon = 0, lat = 0]) => ({ lon, lat }));
}
