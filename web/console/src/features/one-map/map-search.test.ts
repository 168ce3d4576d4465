import { describe, expect, it } from 'vitest';
import { drawnOverlays, keysOn, opacityOf, withOpacity } from './drawn-layers.ts';
import { isComparing, otherSide, parseMapSearch, spotOf, spotText, toggled } from './map-search.ts';

const LAYER = {
  datasetId: '00000000-0000-4000-8000-00000000000a',
  name: { zh: '合成', en: 'synthetic' },
  authority: '合成局',
  licence: 'synthetic',
  securityLevel: 'public',
  synthetic: true,
  versions: [],
};
const zone = { ...LAYER, key: 'zone', dataClass: 'plan' as const, geometryKind: 'polygon' as const, version: 3 };
const line = { ...LAYER, key: 'line', dataClass: 'plan' as const, geometryKind: 'line' as const, version: 1 };
const { version: _none, ...ahead } = { ...zone, key: 'ahead' };
const roads = { ...zone, key: 'roads', dataClass: 'base' as const };

describe('the address of the map', () => {
  it('keeps what it understands and drops the rest', () => {
    const raw = { asOf: '2025-13-45', vs: '2024-05-01', at: '106.5,29.5', hide: '<b>', conflict: 'x', other: '1' };
    expect(parseMapSearch(raw)).toEqual({ vs: '2024-05-01', at: '106.5,29.5' });
  });
  it('the other side has its own day and its own layers, and everything else in common', () => {
    const search = parseMapSearch({ on: 'zone', asOf: '2024-05-01', von: 'roads', split: 'side', hide: '07' });
    expect(isComparing(search)).toBe(true);
    expect(isComparing({ on: 'zone' })).toBe(false);
    expect(otherSide(search)).toEqual({ on: 'roads', asOf: '2024-05-01', split: 'side', hide: '07' });
    expect(otherSide({ on: 'zone', vs: '2023-01-01' })).toEqual({ on: 'zone', asOf: '2023-01-01' });
  });
  it('gives a spot back as it was clicked', () => {
    expect(spotOf({ at: spotText({ lon: 106.5381, lat: 29.5527 }) })).toEqual({ lon: 106.5381, lat: 29.5527 });
  });
  it('switches a layer on and off again', () => {
    expect(toggled(['a'], 'b')).toBe('a,b');
    expect(toggled(['a', 'b'], 'b')).toBe('a');
    expect(toggled(['a'], 'a')).toBeUndefined();
  });
});

describe('what the map draws', () => {
  it('shows every plan at first, and nothing when all are switched off', () => {
    expect(keysOn([zone, roads], {})).toEqual(['zone']);
    expect(keysOn([zone, roads], { on: '-' })).toEqual([]);
  });
  it('the blueprint would cover the plans: it is drawn only when asked for, by its key or as `blueprint`', () => {
    const blueprint = { ...zone, key: 'blueprint-500103' };
    expect(keysOn([zone, blueprint], {})).toEqual(['zone']);
    expect(keysOn([zone, blueprint], { on: 'zone,blueprint-500103' })).toEqual(['zone', 'blueprint-500103']);
    expect(keysOn([zone, blueprint], { on: 'blueprint' })).toEqual(['blueprint-500103']);
  });
  it('asks for the tiles of the version that holds on the day, areas below lines', () => {
    const drawn = drawnOverlays([line, zone], {});
    expect(drawn.map(({ id }) => id)).toEqual(['zone@3', 'line@1']);
    expect(drawn[0]?.tiles).toBe(`/api/v1/map/tiles/${LAYER.datasetId}/3/{z}/{x}/{y}`);
  });
  it('does not draw a plan that has no version on that day', () => {
    expect(drawnOverlays([ahead], {})).toEqual([]);
  });
  it('remembers an opacity of its own for one layer', () => {
    const op = withOpacity('zone', 30, { op: 'line:50' });
    expect([opacityOf('zone', { ...(op ? { op } : {}) }), opacityOf('line', { ...(op ? { op } : {}) })]).toEqual([
      30, 50,
    ]);
    expect(opacityOf('roads', {})).toBe(70);
  });
});
