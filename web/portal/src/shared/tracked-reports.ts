import { useSyncExternalStore } from 'react';
import { keep, readKept } from './kept.ts';

/** A report made on this device: only its code, nothing of what was reported. */
export interface TrackedReport {
  code: string;
  at: string;
}

const KEY = 'my-reports';
const MOST = 20;
const watchers = new Set<() => void>();
let reports = readKept<TrackedReport[]>(KEY, [], isList);

export function trackReport(code: string, at: string): void {
  set([{ code, at }, ...reports.filter((report) => report.code !== code)].slice(0, MOST));
}

export function untrackReport(code: string): void {
  set(reports.filter((report) => report.code !== code));
}

export function useTrackedReports(): TrackedReport[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => reports,
  );
}

function set(next: TrackedReport[]): void {
  reports = next;
  keep(KEY, next);
  for (const watcher of watchers) watcher();
}

function isList(value: unknown): value is TrackedReport[] {
  const isReport = (item: unknown) =>
    typeof item === 'object' &&
    item !== null &&
    'code' in item &&
    typeof item.code === 'string' &&
    'at' in item &&
    typeof item.at === 'string';
  return Array.isArray(value) && value.every(isReport);
}
