import { useSyncExternalStore } from 'react';

/** What of an inspection fills the screen: one thing at a time. */
const CHECK_SCREENS = ['scan', 'list', 'conclude', 'sign'] as const;
export type CheckScreen = (typeof CHECK_SCREENS)[number];

/** The screens of the phone, as addresses under /m/. */
export type Route =
  | { page: 'tasks' }
  | { page: 'checks' }
  | { page: 'check'; checkId: string; step?: CheckScreen }
  | { page: 'history' }
  | { page: 'task'; taskId: string }
  | { page: 'unsent' }
  | { page: 'me' };

const BASE = '/m';
const MOVED = 'shancheng:moved';

export function parseRoute(pathname: string): Route {
  const [first, second, third] = pathname.slice(BASE.length).split('/').filter(Boolean);
  if (first === 'tasks' && second) return { page: 'task', taskId: decodeURIComponent(second) };
  if (first === 'checks' && second) {
    const step = CHECK_SCREENS.find((screen) => screen === third);
    return { page: 'check', checkId: decodeURIComponent(second), ...(step ? { step } : {}) };
  }
  if (first === 'checks' || first === 'history' || first === 'unsent' || first === 'me') return { page: first };
  return { page: 'tasks' };
}

export function hrefOf(route: Route): string {
  if (route.page === 'tasks') return `${BASE}/`;
  if (route.page === 'task') return `${BASE}/tasks/${encodeURIComponent(route.taskId)}`;
  if (route.page === 'check') {
    return [BASE, 'checks', encodeURIComponent(route.checkId), ...(route.step ? [route.step] : [])].join('/');
  }
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

/** Back to where the officer came from, or to `otherwise` when the page was opened directly. */
export function goBack(otherwise: Route = { page: 'tasks' }): void {
  if (history.state?.inside) history.back();
  else goTo(otherwise, 'replace');
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
