import { PICTURE_CACHE } from '../shared/snapshot/snapshot.ts';

/** Registers /m/service-worker.js. A new version takes over at the next start, never in the middle of a task. */
export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  addEventListener(
    'load',
    () => void navigator.serviceWorker.register('/m/service-worker.js', { scope: '/m/' }).catch(noWorker),
  );
}

/** Without it the app still works online and keeps unsent deeds; only opening it without network needs the worker. */
function noWorker(error: unknown): void {
  console.warn(`service worker not started, ${PICTURE_CACHE} stays empty`, error);
}
