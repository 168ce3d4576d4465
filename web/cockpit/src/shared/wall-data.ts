import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useApi, useNow, usePush } from '@shancheng/ui';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

const EVERY_MS = 15_000;
/** Pushes come up to four times a second; the figures are read at most this often. */
const LEAST_GAP_MS = 1_000;
const STALE_AFTER_MS = 40_000;

export const COCKPIT_KEY = ['cockpit'] as const;

/** `live`: as fresh as promised. `stale`: the last figures stay on screen, marked. */
export type Freshness = 'live' | 'stale';

export interface WallData {
  cockpit: Cockpit | undefined;
  error: unknown;
  freshness: Freshness;
  retry: () => void;
}

/** The one snapshot all panels show; read again every 15 s and as soon as something changed. */
export function useWallData(): WallData {
  const api = useApi();
  const query = useQuery({
    queryKey: COCKPIT_KEY,
    queryFn: async ({ signal }) => (await api.GET('/api/v1/cockpit', { signal })).data as Cockpit, // refusals throw, so there is data
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
    retry: false,
    networkMode: 'always',
  });
  useRefreshOnPush();
  const now = useNow(5_000);
  const stale = query.isError || (query.data !== undefined && now - query.dataUpdatedAt > STALE_AFTER_MS);
  return {
    cockpit: query.data,
    error: query.error,
    freshness: stale ? 'stale' : 'live',
    retry: () => void query.refetch(),
  };
}

function useRefreshOnPush() {
  const queries = useQueryClient();
  const lastAt = useRef(0);
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const refresh = () => {
    if (pending.current !== undefined) return;
    const wait = Math.max(0, lastAt.current + LEAST_GAP_MS - Date.now());
    pending.current = setTimeout(() => {
      pending.current = undefined;
      lastAt.current = Date.now();
      void queries.invalidateQueries({ queryKey: COCKPIT_KEY });
    }, wait);
  };
  usePush('incidents.changed', refresh);
  usePush('device.alert', refresh);
  usePush('reconnected', refresh);
}
