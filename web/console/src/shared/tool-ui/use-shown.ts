import type { FeatureCollection } from 'geojson';
import { useEffect } from 'react';

/** Shows shapes on the map while they are there, and takes them away with the panel. */
export function useShown(
  onShow: (shapes: FeatureCollection | undefined) => void,
  shapes: FeatureCollection | undefined,
): void {
  useEffect(() => {
    onShow(shapes);
  }, [onShow, shapes]);
  useEffect(() => () => onShow(undefined), [onShow]);
}
