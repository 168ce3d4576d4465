import type { LonLat } from '@shancheng/contracts/common';
import { useSyncExternalStore } from 'react';

export interface KnownPosition {
  point: LonLat;
  accuracyMetres: number;
  /** Phone time, ms. */
  at: number;
}

export interface PositionState {
  last?: KnownPosition;
  /** `denied`: the officer or the phone forbids it; everything works without. */
  permission: 'unknown' | 'allowed' | 'denied';
}

let state: PositionState = { permission: 'unknown' };
const watchers = new Set<() => void>();
let watchId: number | undefined;

function set(next: PositionState): void {
  state = next;
  for (const watcher of watchers) watcher();
}

function start(): void {
  if (watchId !== undefined || !('geolocation' in navigator)) return;
  watchId = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) => {
      const point = { lon: coords.longitude, lat: coords.latitude };
      set({ permission: 'allowed', last: { point, accuracyMetres: coords.accuracy, at: timestamp } });
    },
    (error) => {
      if (error.code === error.PERMISSION_DENIED) set({ permission: 'denied' });
    },
    { enableHighAccuracy: true, maximumAge: 15_000, timeout: 30_000 },
  );
}

function stop(): void {
  if (watchId === undefined) return;
  navigator.geolocation.clearWatch(watchId);
  watchId = undefined;
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  start();
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) stop();
  };
}

/** Where the officer is; the receiver runs only while something on screen asks. */
export function usePosition(): PositionState {
  return useSyncExternalStore(subscribe, () => state);
}

const RECENT_MS = 2 * 60_000;

/** The position to write beside a deed: the last one if it is not older than two minutes. Never waits. */
export function recentPosition(now = Date.now()): LonLat | undefined {
  const { last } = state;
  if (!last || now - last.at > RECENT_MS) return undefined;
  return { lon: round(last.point.lon), lat: round(last.point.lat) };
}

/** Seven decimals are a centimetre; more is noise. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
