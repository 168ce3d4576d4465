import { type ApiClient, ApiError } from '@shancheng/api-client';
import type { CheckDetail, CheckSummary } from '@shancheng/contracts/inspection-check';
import { useApi } from '@shancheng/ui';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { deedInstant, noteServerTime } from '../server-clock.ts';
import { keepSnapshot, readSnapshot } from '../snapshot/snapshot.ts';
import { isUnreachable } from '../task/use-tasks.ts';
import { checkKeys, type Read, type ReadCheck, type ReadChecks } from './check-cache.ts';

const PATIENCE_MS = 10_000;
const MOST_PAGES = 5;
/** So many inspections are read ahead, so that they open without network. */
const MOST_AHEAD = 20;
const BEGUN_OR_NEAR = new Set(['approved', 'notified', 'on-site', 'concluded', 'rectifying']);

/** My inspections; without network those last seen on this phone. */
export function useChecks(accountId: string) {
  const api = useApi();
  return useQuery({
    ...{ queryKey: checkKeys.mine, networkMode: 'always', retry: false, refetchInterval: 60_000 },
    queryFn: () => readOr(accountId, 'checks.mine', () => loadMine(api)),
  });
}

/** One inspection. While it is on, the entries of the others come in by themselves. */
export function useCheck(accountId: string, checkId: string) {
  const api = useApi();
  return useQuery({
    ...{ queryKey: checkKeys.one(checkId), networkMode: 'always', retry: false },
    queryFn: () => readOr(accountId, `check.${checkId}`, () => loadCheck(api, checkId)),
    // Opened: what the enterprise or a colleague did a moment ago is what the officer came for.
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 8_000 : 60_000),
  });
}

/** Reads ahead what the officer will need where there is no network. */
export function useReadAhead(accountId: string, checks: ReadChecks | undefined): void {
  const api = useApi();
  const client = useQueryClient();
  useEffect(() => {
    if (!checks || checks.kept) return;
    let here = true;
    void (async () => {
      for (const { id } of checks.value.filter(({ status }) => BEGUN_OR_NEAR.has(status)).slice(0, MOST_AHEAD)) {
        if (!here) return;
        const queryFn = () => readOr(accountId, `check.${id}`, () => loadCheck(api, id));
        await client.prefetchQuery({ queryKey: checkKeys.one(id), queryFn, staleTime: 5 * 60_000, retry: false });
      }
    })();
    return () => {
      here = false;
    };
  }, [api, client, accountId, checks]);
}

/** Writes every inspection that is read or answered to the phone. */
export function keepChecksOnPhone(client: QueryClient, accountId: string): () => void {
  return client.getQueryCache().subscribe((event) => {
    const [first, second] = event.query.queryKey;
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    if (first === 'checks') void keepSnapshot(accountId, 'checks.mine', event.query.state.data);
    if (first === 'check') void keepSnapshot(accountId, `check.${String(second)}`, event.query.state.data);
  });
}

/** What was last seen is on screen before a weak network has answered. */
export async function showKeptChecks(client: QueryClient, accountId: string): Promise<void> {
  const mine = (await readSnapshot(accountId, 'checks.mine')) as ReadChecks | undefined; // written by keepChecksOnPhone only
  if (!mine) return;
  const show = (key: readonly string[], read: Read<unknown>) => {
    if (!client.getQueryData(key)) client.setQueryData(key, { ...read, kept: true }, { updatedAt: 0 });
  };
  show(checkKeys.mine, mine);
  for (const { id } of mine.value.filter(({ status }) => BEGUN_OR_NEAR.has(status)).slice(0, MOST_AHEAD)) {
    const read = (await readSnapshot(accountId, `check.${id}`)) as ReadCheck | undefined; // as above
    if (read) show(checkKeys.one(id), read);
  }
}

function isUnderWay(read: ReadCheck | undefined): boolean {
  return ['on-site', 'concluded', 'rectifying'].includes(read?.value.status ?? '');
}

async function readOr<T>(accountId: string, name: string, load: () => Promise<T>): Promise<Read<T>> {
  try {
    return { value: await load(), asOf: deedInstant(), kept: false };
  } catch (error) {
    const kept = isUnreachable(error) ? await readSnapshot(accountId, name) : undefined;
    if (kept) return { ...(kept as Read<T>), kept: true }; // written by keepChecksOnPhone only
    throw error;
  }
}

async function loadMine(api: ApiClient): Promise<CheckSummary[]> {
  const items: CheckSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { of: 'me' as const, ...(cursor ? { cursor } : {}) };
    const sentAt = Date.now();
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { data, response } = await api.GET('/api/v1/inspection/checks', { params: { query }, signal });
    if (!data) throw new ApiError(0, undefined);
    // whole seconds, good enough: only a phone that is minutes off is refused
    noteServerTime(response.headers.get('date') ?? '', sentAt, Date.now());
    items.push(...(data.items as CheckSummary[])); // the client's type differs only in “absent or undefined”
    cursor = data.next;
    if (!cursor) break;
  }
  return items;
}

async function loadCheck(api: ApiClient, checkId: string): Promise<CheckDetail> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const { data } = await api.GET('/api/v1/inspection/checks/{checkId}', { params: { path: { checkId } }, signal });
  if (!data) throw new ApiError(0, undefined);
  return data as CheckDetail; // as above
}
