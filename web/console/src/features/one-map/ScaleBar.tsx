import type { MapLibreMap } from '@shancheng/ui/map';
import { useEffect, useState } from 'react';

const WIDEST_PX = 120;

/** How long a stretch on the map really is, at its middle. */
export function ScaleBar({ map }: { map: MapLibreMap | undefined }) {
  const [metresPerPixel, setMetresPerPixel] = useState<number>();
  useEffect(() => {
    if (!map) return;
    const read = () => setMetresPerPixel(perPixel(map.getCenter().lat, map.getZoom()));
    read();
    map.on('moveend', read);
    return () => {
      map.off('moveend', read);
    };
  }, [map]);
  if (metresPerPixel === undefined) return null;
  const metres = roundLength(metresPerPixel * WIDEST_PX);
  return (
    <div className="scale-bar" style={{ width: metres / metresPerPixel }}>
      {metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}
    </div>
  );
}

/** Tiles are 512 px wide and the equator 40,075,017 m long. */
function perPixel(lat: number, zoom: number): number {
  return (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

function roundLength(metres: number): number {
  const ten = 10 ** Math.floor(Math.log10(metres));
  return [5, 2, 1].map((step) => step * ten).find((length) => length <= metres) ?? ten;
}
