import type { MapLibreMap } from '@shancheng/ui/map';
import { metresPerPixel } from './print-facts.ts';

/** The map as it stands, for paper. */
export interface MapPicture {
  url: string;
  /** Height as a share of the width. */
  shape: number;
  /** Width on the ground at the middle, metres. */
  groundM: number;
}

/** What the map shows now; its drawing buffer can only be read while a frame is being drawn. */
export function takePicture(map: MapLibreMap): Promise<MapPicture> {
  return new Promise((done) => {
    map.once('render', () => {
      const canvas = map.getCanvas();
      const { clientWidth, clientHeight } = canvas;
      const groundM = metresPerPixel(map.getCenter().lat, map.getZoom()) * clientWidth;
      done({ url: canvas.toDataURL('image/png'), shape: clientHeight / clientWidth, groundM });
    });
    map.triggerRepaint();
  });
}
