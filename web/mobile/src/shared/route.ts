import { useSyncExternalStore } from 'react';

/** The screens of the phone, as addresses under /m/. */
export type Route =
  | { page: 'tasks' }
  | { page: 'history' }
  | { page: 'task'; taskId: string }
  | { page: 'unsent' }
  | { page: 'me' };

const BASE = '/m';
const MOVED = 'shancheng:moved';

export function parseRoute(pathname: string): Route {
  const [first, second] = pathname.slice(BASE.length).split('/').filter(Boolean);
  if (first === 'tasks' && second) return { page: 'task', taskId: decodeURIComponent(second) };
  if (first === 'history' || first === 'unsent' || first === 'me') return { page: first };
  return { page: 'tasks' };
}

export function hrefOf(route: Route): string {
  if (route.page === 'tasks') return `${BASE}/`;
  if (route.page === 'task') return `${BASE}/tasks/${encodeURIComponent(route.taskId)}`;
  return `${BASE}/${route.page}`;
}

export function goTo(route: Route, how: 'push' | 'replace' = 'push'): void {
  const href = hrefOf(route);
  if (href === location.pathname) return;
  // `inside` lets the back button of a page know whether there is something of ours to go back to
  if (how === 'push') history.pushState({ inside: true }, '', href);
  else history.replaceState(history.state, '', href);
  scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

/** Back to where the officer came from, or to the list when the page was opened directly. */
export function goBack(): void {
  if (history.state?.inside) history.back();
  else goTo({ page: 'tasks' }, 'replace');
}

function subscribe(onMove: () => void): () => void {
  addEventListener('popstate', onMove);
  addEventListener(MOVED, onMove);
  return () => {
    removeEventListener('popstate', onMove);
    removeEventListener(MOVED, onMove);
  };
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.pathname));
}
