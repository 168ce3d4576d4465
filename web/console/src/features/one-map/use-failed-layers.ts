import type { MapLibreMap } from '@shancheng/ui/map';
import { useEffect, useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/** Keys of the layers whose tiles could not be read; one is well again when a tile of it arrives. */
export function useFailedLayers(map: MapLibreMap | undefined): ReadonlySet<string> {
  const [failed, setFailed] = useState(NONE);
  useEffect(() => {
    if (!map) return;
    const put = (sourceId: unknown, bad: boolean) => {
      const key = typeof sourceId === 'string' ? sourceId.split('@')[0] : undefined;
      if (key !== undefined) setFailed((before) => withKey(before, key, bad));
    };
    const onError = (event: object) => 'sourceId' in event && put(event.sourceId, true);
    const onData = (event: object) => 'tile' in event && 'sourceId' in event && put(event.sourceId, false);
    map.on('error', onError);
    map.on('sourcedata', onData);
    return () => {
      map.off('error', onError);
      map.off('sourcedata', onData);
    };
  }, [map]);
  return failed;
}

/** The same set when nothing changes, so that nothing is drawn anew. */
function withKey(keys: ReadonlySet<string>, key: string, present: boolean): ReadonlySet<string> {
  if (keys.has(key) === present) return keys;
  const next = new Set(keys);
  if (present) next.add(key);
  else next.delete(key);
  return next;
}
