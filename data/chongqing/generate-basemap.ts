/** Draws the schematic base map and writes yuzhong-basemap.geojson beside this file: `node data/chongqing/generate-basemap.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type DegreeLine, offsetLine, ribbon, smoothLine } from '@shancheng/geo';
import { METRO, PARKS, RIDGES, RIVERS, RIVERSIDE_ROADS, ROADS } from './basemap-plan.ts';

type Geometry = { type: 'Polygon' | 'LineString' | 'Point'; coordinates: unknown };
interface Landmark {
  name: string;
  nameEn: string;
  at: [number, number];
}

// The file lies beside this one.
const { landmarks } = JSON.parse(readFileSync(new URL('yuzhong-landmarks.json', import.meta.url), 'utf8')) as {
  landmarks: Landmark[];
};

/** Five decimals are about a metre: finer than the sketch is true. */
const round = (line: DegreeLine) => line.map(([x, y]) => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5]);

function feature(kind: string, named: { name?: string; nameEn?: string }, geometry: Geometry): string {
  const { name, nameEn } = named;
  return JSON.stringify({
    type: 'Feature',
    properties: { kind, ...(name ? { name, nameEn } : {}), schematic: true },
    geometry,
  });
}

const lineOf = (line: DegreeLine): Geometry => ({ type: 'LineString', coordinates: round(line) });
const polygonOf = (ring: DegreeLine): Geometry => ({ type: 'Polygon', coordinates: [round(ring)] });

const middles = new Map(RIVERS.map(({ name, middle }) => [name, smoothLine(middle, 90, 14)]));

function rivers(): string[] {
  return RIVERS.flatMap(({ name, nameEn, half }) => {
    const middle = middles.get(name) ?? [];
    // A river is nowhere equally wide: two slow waves, up to a fifth.
    const width = (i: number) => half * (1 + 0.12 * Math.sin(i / 9) + 0.08 * Math.sin(i / 23 + 1));
    return [feature('river', {}, polygonOf(ribbon(middle, width))), feature('river', { name, nameEn }, lineOf(middle))];
  });
}

function riversideRoads(): string[] {
  return RIVERSIDE_ROADS.map(({ name, nameEn, river, metres, from, to }) => {
    const middle = middles.get(river) ?? [];
    const end = middle.findLastIndex(([x, y]) => x <= to && y < 29.5705);
    const start = middle.findIndex(([x, y]) => x >= from && y > 29.536);
    const along = smoothLine(offsetLine(middle.slice(start, end + 1), () => metres), 90, 6);
    return feature('road', { name, nameEn }, lineOf(along));
  });
}

/** A round park is no park: its edge waves. */
function parkRing([lon, lat]: readonly [number, number], radius: number): [number, number][] {
  const corners = Array.from({ length: 28 }, (_, i): [number, number] => {
    const angle = (i / 28) * 2 * Math.PI;
    const reach = (radius * (1 + 0.16 * Math.sin(3 * angle + lon * 900) + 0.1 * Math.sin(5 * angle + lat * 700))) / 111_195;
    return [lon + (reach * Math.cos(angle) * 1.25) / Math.cos((lat * Math.PI) / 180), lat + reach * Math.sin(angle) * 0.8];
  });
  return corners[0] ? [...corners, corners[0]] : [];
}

function taper(count: number, half: number): (index: number) => number {
  return (i) => half * (0.35 + 0.65 * Math.sin((Math.PI * (i + 0.5)) / count)) * (1 + 0.15 * Math.sin(i / 3));
}

/** The base map as GeoJSON text, one feature a line. */
export function yuzhongBasemap(): string {
  const ridges = RIDGES.map(({ name, nameEn, half, line }) => {
    const smooth = smoothLine(line, 80, 8);
    return feature('ridge', { name, nameEn }, polygonOf(ribbon(smooth, taper(smooth.length, half))));
  });
  const parks = PARKS.map(({ name, nameEn, at, radius }) => feature('park', { name, nameEn }, polygonOf(parkRing(at, radius))));
  const roads = ROADS.map(({ name, nameEn, line }) => feature('road', { name, nameEn }, lineOf(smoothLine(line, 60, 5))));
  const rails = METRO.map(({ name, nameEn, line }) => feature('rail', { name, nameEn }, lineOf(smoothLine(line, 80, 5))));
  const parkNames = new Set(PARKS.map(({ name }) => name));
  const places = landmarks
    .filter(({ name }) => !parkNames.has(name))
    .map(({ name, nameEn, at }) => feature('place', { name, nameEn }, { type: 'Point', coordinates: at }));
  const all = [...ridges, ...parks, ...rivers(), ...riversideRoads(), ...roads, ...rails, ...places];
  const about = '示意图 schematic, drawn by hand: not surveyed, not to scale';
  return `{"type":"FeatureCollection","about":"${about}","features":[\n${all.join(',\n')}\n]}\n`;
}

if (import.meta.main) writeFileSync(new URL('yuzhong-basemap.geojson', import.meta.url), yuzhongBasemap());
