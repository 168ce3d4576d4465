import type { IncidentSummary } from '@shancheng/contracts/incident';
import { describe, expect, it } from 'vitest';
import { patchQueue, type QueueData } from '../../shared/incident-cache.ts';
import { matchesSearch, neighbour, nextWaiting } from './live-rows.ts';

const incident = (id: string, change: Partial<IncidentSummary> = {}): IncidentSummary => ({
  id,
  code: `500103202611240100000${id}`,
  status: 'verifying',
  eventType: '0501',
  eventTypeName: { zh: '无照经营游商', en: 'Unlicensed vending' },
  source: 'video',
  sourceName: '李子坝观景平台',
  suspected: false,
  location: { lon: 106.5377, lat: 29.5529 },
  address: '李子坝正街',
  streetCode: '500103005',
  streetName: '上清寺街道',
  communityName: '李子坝社区',
  gridCode: '500103005001001',
  reportedAt: '2026-11-24T01:00:00.000Z',
  updatedAt: '2026-11-24T01:00:00.000Z',
  overdue: false,
  signalCount: 1,
  reworkCount: 0,
  chain: {},
  synthetic: true,
  ...change,
});
const queue = (...ids: string[]): QueueData => ({
  pages: [
    { items: ids.map((id) => incident(id)), total: ids.length, totalExact: true, asOf: '2026-11-24T01:00:00.000Z' },
  ],
  pageParams: [undefined],
});

describe('the live queue', () => {
  it('a new case waits behind the bar instead of pushing the rows down', () => {
    const waiting = nextWaiting(new Set(), new Set(['1', '2']), [incident('3')], {});
    expect([...waiting]).toEqual(['3']);
  });
  it('a case already shown never waits; its row changes where it stands', () => {
    expect(nextWaiting(new Set(), new Set(['1']), [incident('1', { status: 'filed' })], {}).size).toBe(0);
    const later = incident('1', { status: 'filed', updatedAt: '2026-11-24T01:00:05.000Z' });
    const patched = patchQueue(queue('2', '1', '3'), [later]);
    expect(patched?.pages[0]?.items.map((item) => `${item.id}:${item.status}`)).toEqual([
      '2:verifying',
      '1:filed',
      '3:verifying',
    ]);
  });
  it('a late message does not take a row back in time', () => {
    const stale = incident('1', { status: 'reported', updatedAt: '2026-11-24T00:59:00.000Z' });
    expect(patchQueue(queue('1'), [stale])?.pages[0]?.items[0]?.status).toBe('verifying');
  });
  it('a case outside the filter does not wait, and one that left the filter stops waiting', () => {
    const search = { status: 'verifying,accepted' };
    expect(nextWaiting(new Set(), new Set(), [incident('9', { status: 'closed' })], search).size).toBe(0);
    expect(nextWaiting(new Set(['9']), new Set(), [incident('9', { status: 'closed' })], search).size).toBe(0);
  });
  it('filters by street, source, limit, five seconds and words on the row', () => {
    const item = incident('1', { overdue: true, captureToPhoneMs: 5_200 });
    expect(
      matchesSearch({ street: '500103005', source: 'video', overdue: true, brokenSla: true, q: '李子坝' }, item),
    ).toBe(true);
    expect(matchesSearch({ street: '500103001' }, item)).toBe(false);
    expect(matchesSearch({ q: '解放碑' }, item)).toBe(false);
    expect(matchesSearch({ brokenSla: true }, incident('2', { captureToPhoneMs: 4_999 }))).toBe(false);
  });
  it('J and K walk the rows and stop at the ends', () => {
    expect(neighbour(['a', 'b', 'c'], undefined, 1)).toBe('a');
    expect(neighbour(['a', 'b', 'c'], 'b', 1)).toBe('c');
    expect(neighbour(['a', 'b', 'c'], 'c', 1)).toBe('c');
    expect(neighbour(['a', 'b', 'c'], 'a', -1)).toBe('a');
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });
});
