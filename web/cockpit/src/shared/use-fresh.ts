import { useRef } from 'react';

const FRESH_MS = 20_000;

/** Tells what came in during the last seconds. What was there when the wall was switched on is not news. */
export function useFresh(ids: readonly string[] | undefined): (id: string) => boolean {
  const firstSeen = useRef<Map<string, number> | undefined>(undefined);
  if (ids) {
    const now = Date.now();
    const before = firstSeen.current;
    firstSeen.current = new Map(ids.map((id) => [id, before ? (before.get(id) ?? now) : 0]));
  }
  return (id) => Date.now() - (firstSeen.current?.get(id) ?? 0) < FRESH_MS;
}
