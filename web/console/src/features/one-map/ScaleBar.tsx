import type { MapLibreMap } from '@shancheng/ui/map';
import { useEffect, useState } from 'react';
import { lengthWord, metresPerPixel, roundLength } from './print-facts.ts';

const WIDEST_PX = 120;

/** How long a stretch on the map really is, at its middle. */
export function ScaleBar({ map }: { map: MapLibreMap | undefined }) {
  const [perPixel, setPerPixel] = useState<number>();
  useEffect(() => {
    if (!map) return;
    const read = () => setPerPixel(metresPerPixel(map.getCenter().lat, map.getZoom()));
    read();
    map.on('moveend', read);
    return () => {
      map.off('moveend', read);
    };
  }, [map]);
  if (perPixel === undefined) return null;
  const metres = roundLength(perPixel * WIDEST_PX);
  return (
    <div className="scale-bar" style={{ width: metres / perPixel }}>
      {lengthWord(metres)}
    </div>
  );
}
