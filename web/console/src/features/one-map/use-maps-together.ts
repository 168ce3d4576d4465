import type { MapLibreMap } from '@shancheng/ui/map';
import { useEffect } from 'react';

/** Both maps always show the same place. */
export function useMapsTogether(one: MapLibreMap | undefined, other: MapLibreMap | undefined): void {
  useEffect(() => {
    if (!one || !other) return;
    let following = false;
    const follow = (leader: MapLibreMap, follower: MapLibreMap) => () => {
      if (following) return;
      following = true;
      follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() });
      following = false;
    };
    const [first, second] = [follow(one, other), follow(other, one)];
    first();
    one.on('move', first);
    other.on('move', second);
    return () => {
      one.off('move', first);
      other.off('move', second);
    };
  }, [one, other]);
}
