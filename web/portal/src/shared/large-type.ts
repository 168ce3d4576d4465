import { useSyncExternalStore } from 'react';
import { keep, readKept } from './kept.ts';

const KEY = 'large-type';
const watchers = new Set<() => void>();
let large = readKept(KEY, false, (value) => typeof value === 'boolean');

/** Put on the page before anything is drawn, so that nothing jumps. */
export function applyLargeType(): void {
  document.documentElement.dataset.type = large ? 'large' : 'normal';
}

export function setLargeType(next: boolean): void {
  large = next;
  keep(KEY, next);
  applyLargeType();
  for (const watcher of watchers) watcher();
}

export function useLargeType(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => large,
  );
}
