import { createReadStream } from 'node:fs';
import { fileRefused } from '../import-errors.ts';
import { LIMITS } from '../import-limits.ts';
import type { OpenedFile, Position, RawFeature } from '../raw-feature.ts';
import { lines, tooManyVertices } from './lines.ts';
import { notANumber } from './run-ogr.ts';
import { sniffEncoding } from './text-encoding.ts';

/**
 * Boundary points of land surveys (勘测定界界址点坐标): a [属性描述] header, a line ending in `@` before each parcel, then
 * `J1,1,X,Y` with X the northing; the second field numbers the ring, whose first point is repeated at its end.
 */
export async function openTxt(path: string): Promise<OpenedFile> {
  const encoding = await sniffEncoding(path);
  const header = new Map<string, string>();
  const features = (async function* () {
    let parcel = newParcel(0, '');
    let row = 0;
    for await (const some of lines(createReadStream(path), encoding)) {
      for (const line of some.map((text) => text.replace(/^\uFEFF/, '').trim())) {
        if (line.endsWith('@')) {
          if (parcel.rings.size > 0) yield featureOf(parcel);
          parcel = newParcel(++row, line);
        } else if (/^J?\d+\s*[,，]/i.test(line)) {
          if (row === 0) parcel = newParcel(++row, '');
          addPoint(parcel, line);
        } else if (line.includes('='))
          header.set(line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim());
      }
    }
    if (parcel.rings.size > 0) yield featureOf(parcel);
  })();
  // The header comes before the first parcel, so reading that one tells what the header says.
  const first = await features.next();
  if (first.done) throw fileRefused('no-shapes', '文件中没有界址点', 'The file holds no boundary points');
  return {
    format: 'boundary-point TXT',
    encoding,
    declaredCrs: crsOf(header),
    features: async function* () {
      yield first.value;
      yield* features;
    },
  };
}

interface Parcel {
  row: number;
  properties: Record<string, unknown>;
  rings: Map<string, Position[]>;
}

/** Points, area, number, name, kind, sheet, use, code, @ */
const FIELDS = ['points', 'areaHa', 'key', 'name', 'kind', 'sheet', 'use', 'code'];

function newParcel(row: number, line: string): Parcel {
  const values = line.split(/[,，]/).slice(0, -1);
  const named = values.map((value, n) => [FIELDS[n] ?? `field${n + 1}`, value.trim()] as const);
  return { row, properties: Object.fromEntries(named.filter(([, value]) => value !== '')), rings: new Map() };
}

function addPoint(parcel: Parcel, line: string): void {
  const [, ring = '1', north, east] = line.split(/[,，]/).map((field) => field.trim());
  const position = [Number(east), Number(north)];
  if (/^[-+]?(?:nan|inf(?:inity)?)$/i.test(`${north}`) || /^[-+]?(?:nan|inf(?:inity)?)$/i.test(`${east}`))
    throw notANumber();
  if (east === undefined || north === '' || !position.every(Number.isFinite)) {
    throw fileRefused(
      'bad-line',
      `界址点无法读取：${line.slice(0, 60)}`,
      `A boundary point cannot be read: ${line.slice(0, 60)}`,
    );
  }
  const points = parcel.rings.get(ring);
  if (points === undefined) parcel.rings.set(ring, [position]);
  else points.push(position);
  if ((points?.length ?? 0) > LIMITS.verticesPerRing) throw tooManyVertices();
}

function featureOf({ row, properties, rings }: Parcel): RawFeature {
  return { row, properties, geometry: { type: 'Polygon', coordinates: [...rings.values()] } };
}

/** 几度分带 and 带号 give the central meridian; whether the easting carries the zone shows in its size. */
export function crsOf(header: ReadonlyMap<string, string>): OpenedFile['declaredCrs'] {
  const [width, zone] = [Number(header.get('几度分带')), Number(header.get('带号'))];
  if (!(width === 3 || width === 6) || !Number.isInteger(zone) || zone <= 0) return undefined;
  const centralMeridian = width === 3 ? zone * 3 : zone * 6 - 3;
  return { kind: 'gauss-kruger', centralMeridian, falseEasting: 500_000 };
}
