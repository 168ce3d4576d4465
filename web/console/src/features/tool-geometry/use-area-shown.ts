import type { MeasuredArea } from '@shancheng/contracts/geometry-tools';
import { useTokens } from '@shancheng/ui';
import { useMemo } from 'react';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { type MapShape, shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { useShown } from '../../shared/tool-ui/use-shown.ts';

const NONE: readonly MapShape[] = [];

/** Shows what came out, above what went in. */
export function useAreaShown(onShow: MapToolProps['onShow'], area: MeasuredArea | undefined, inputs = NONE): void {
  const { tones } = useTokens();
  const shapes = useMemo(() => {
    const geometry = area?.shape as GeoJSON.MultiPolygon | undefined; // the contract says RFC 7946
    const result = geometry ? [{ geometry, color: tones.checking.fill, opacity: 0.3 }] : [];
    return inputs.length + result.length === 0 ? undefined : shapesOf([...inputs, ...result]);
  }, [area, inputs, tones]);
  useShown(onShow, shapes);
}
