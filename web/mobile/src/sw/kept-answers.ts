import { PICTURE_CACHE } from '../shared/snapshot/snapshot.ts';

const MAP_CACHE = 'shancheng-base-map';
const MOST_PICTURES = 200;

/** Evidence pictures never change under their address. */
export function keepsPicture(request: Request, url: URL): boolean {
  return request.destination === 'image' && url.pathname.startsWith('/api/');
}

/** The quiet base of the map. */
export function keepsBaseMap(url: URL): boolean {
  return url.pathname.startsWith('/api/v1/map/');
}

/** From the phone if it is there (the base map is then refreshed behind), else from the network and kept. */
export async function answerFromKept(event: FetchEvent, kind: 'picture' | 'map'): Promise<Response> {
  const cache = await caches.open(kind === 'picture' ? PICTURE_CACHE : MAP_CACHE);
  const kept = await cache.match(event.request);
  const load = async () => {
    const response = await fetch(event.request);
    if (response.status === 200) {
      await cache.put(event.request, response.clone());
      if (kind === 'picture') await dropOldest(cache);
    }
    return response;
  };
  if (kept === undefined) return load();
  if (kind === 'map') event.waitUntil(load().catch(() => undefined));
  return kept;
}

/** Keys come in the order they were put. */
async function dropOldest(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PICTURES)).map((key) => cache.delete(key)));
}
