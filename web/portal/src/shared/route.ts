import { useSyncExternalStore } from 'react';

/** The pages of the portal, as addresses under /portal/. What was asked for stands in the address, so it can be sent on. */
export type Route =
  | { page: 'home' }
  | { page: 'verify'; number?: string; code?: string }
  | { page: 'report' }
  | { page: 'track'; code?: string }
  | { page: 'results'; q?: string }
  | { page: 'result'; code: string }
  | { page: 'draw'; drawId?: string }
  | { page: 'themes'; themeId?: string }
  | { page: 'certificate'; number?: string }
  | { page: 'sign-in'; returnTo?: string }
  | { page: 'checks' }
  | { page: 'check'; checkId: string }
  | { page: 'notice'; checkId: string; documentId: string }
  | { page: 'enterprise' }
  | { page: 'complaints' }
  | { page: 'complain'; checkId?: string };

const BASE = '/portal';
const MOVED = 'shancheng:moved';

type Plain = Extract<Route['page'], 'report' | 'checks' | 'enterprise' | 'complaints'>;
const PLAIN: readonly string[] = ['report', 'checks', 'enterprise', 'complaints'] satisfies Plain[];
const isPlain = (page: string): page is Plain => PLAIN.includes(page);

export function parseRoute(address: string): Route {
  const { pathname, searchParams } = new URL(address, 'http://portal.invalid');
  const [first = '', second, third, fourth] = pathname.slice(BASE.length).split('/').filter(Boolean).map(decode);
  const asked = <K extends string>(key: K) => optional(key, searchParams.get(key)?.trim());
  if (isPlain(first) && second === undefined) return { page: first };
  if (first === 'verify') return { page: 'verify', ...asked('number'), ...asked('code') };
  if (first === 'track') return { page: 'track', ...asked('code') };
  if (first === 'certificate') return { page: 'certificate', ...asked('number') };
  if (first === 'sign-in') return { page: 'sign-in', ...asked('returnTo') };
  if (first === 'complain') return { page: 'complain', ...asked('checkId') };
  if (first === 'draws') return { page: 'draw', ...optional('drawId', second) };
  if (first === 'themes') return { page: 'themes', ...optional('themeId', second) };
  if (first === 'results' && !second) return { page: 'results', ...asked('q') };
  if (first === 'results' && second) return { page: 'result', code: second };
  if (first === 'checks' && second && third === 'documents' && fourth)
    return { page: 'notice', checkId: second, documentId: fourth };
  if (first === 'checks' && second) return { page: 'check', checkId: second };
  return { page: 'home' };
}

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return `${BASE}/`;
    case 'result':
      return `${BASE}/results/${encodeURIComponent(route.code)}`;
    case 'draw':
      return joined('draws', route.drawId);
    case 'themes':
      return joined('themes', route.themeId);
    case 'check':
      return joined('checks', route.checkId);
    case 'notice':
      return `${joined('checks', route.checkId)}/documents/${encodeURIComponent(route.documentId)}`;
    default: {
      const { page, ...asked } = route;
      const search = new URLSearchParams(asked).toString();
      return `${BASE}/${page}${search ? `?${search}` : ''}`;
    }
  }
}

export function goTo(route: Route, how: 'push' | 'replace' = 'push'): void {
  goToAddress(hrefOf(route), how);
}

/** The page of ours that an address names; anything else is the home page, so that a forged link leads nobody away. */
export function ownAddress(address: string): string {
  return hrefOf(parseRoute(address.startsWith(`${BASE}/`) ? address : `${BASE}/`));
}

export function goToAddress(address: string, how: 'push' | 'replace' = 'push'): void {
  const href = ownAddress(address);
  if (href === location.pathname + location.search) return;
  // `inside` lets the back button know whether there is something of ours to go back to
  if (how === 'push') history.pushState({ inside: true }, '', href);
  else history.replaceState(history.state, '', href);
  scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

export function goBack(): void {
  if (history.state?.inside) history.back();
  else goTo({ page: 'home' }, 'replace');
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.pathname + location.search));
}

function subscribe(onMove: () => void): () => void {
  addEventListener('popstate', onMove);
  addEventListener(MOVED, onMove);
  return () => {
    removeEventListener('popstate', onMove);
    removeEventListener(MOVED, onMove);
  };
}

function joined(folder: string, id: string | undefined): string {
  return id ? `${BASE}/${folder}/${encodeURIComponent(id)}` : `${BASE}/${folder}`;
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  // A computed key widens to any string; it is K.
  return value ? ({ [key]: value } as Record<K, string>) : {};
}

/** A mistyped address is another page, not a crash. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
