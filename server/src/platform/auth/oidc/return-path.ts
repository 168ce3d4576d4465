import type { Entrance } from '@shancheng/contracts';

/** The apps one may come back to; nothing else of ours is a page. */
const APPS = ['/console/', '/cockpit/', '/m/', '/portal/'];

/** Where those of an entrance are at home when nothing better is known. */
export const HOMES: Readonly<Record<Entrance, string>> = { official: '/console/', public: '/portal/' };

/** `wanted` when it is a path inside one of our apps, else `/`: signing in must never send anybody to a stranger’s page. */
export function safeReturnPath(wanted: string): string {
  // What a browser would make of it, dots, slashes the wrong way round and all, is what counts.
  const base = 'https://here.invalid';
  if (!wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  const isOurs = url.origin === base && APPS.some((app) => url.pathname.startsWith(app));
  return isOurs ? `${url.pathname}${url.search}${url.hash}` : '/';
}
