/**
 * Draws the synthetic partition of 渝中区 and writes yuzhong-partition.geojson beside this file:
 * `node data/chongqing/generate-yuzhong.ts`. The same plan gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type PartitionArea, partitionDistrict } from '@shancheng/geo';
import { COMMUNITY_ANCHORS, PINS, SEED, STREETS } from './yuzhong-plan.ts';

type Named = [code: string, name: string];
interface CountyFeature {
  id: string;
  geometry: { coordinates: [number, number][][] };
}

// Both files lie beside this one and their shape is asserted by the tests of the directory.
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const divisions = read('divisions.json') as { streets: Named[]; communities: Named[] };
const counties = read('counties.geojson') as { features: CountyFeature[] };

/** 李子坝社区居民委员会 → 李子坝社区: the area carries the name people use. */
const placeName = (name: string): string => name.replace(/居民委员会$/, '');

function feature(area: PartitionArea): string {
  const { level, code, name } = area;
  return JSON.stringify({
    type: 'Feature',
    id: code,
    properties: { code, name, level, area: area.area, synthetic: true },
    geometry: { type: 'Polygon', coordinates: area.rings },
  });
}

/** The partition as GeoJSON text, one feature a line. */
export function yuzhongPartition(): string {
  const county = counties.features.find(({ id }) => id === '500103');
  const streets = STREETS.map((sketch) => ({
    ...sketch,
    name: divisions.streets.find(([code]) => code === sketch.code)?.[1] ?? sketch.code,
    communities: divisions.communities
      .filter(([code]) => code.startsWith(sketch.code))
      .map(([code, name]) => {
        const anchor = COMMUNITY_ANCHORS[code];
        return { code, name: placeName(name), ...(anchor ? { anchor } : {}) };
      }),
  }));
  const areas = partitionDistrict({ seed: SEED, boundary: county?.geometry.coordinates[0] ?? [], streets, pins: PINS });
  const about = '合成数据 synthetic: generated from the county boundary and a seed; not real borders';
  return `{"type":"FeatureCollection","about":"${about}","features":[\n${areas.map(feature).join(',\n')}\n]}\n`;
}

if (import.meta.main) writeFileSync(new URL('yuzhong-partition.geojson', import.meta.url), yuzhongPartition());
