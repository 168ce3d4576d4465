import { createReadStream } from 'node:fs';
import { fileRefused } from '../import-errors.ts';
import type { OpenedFile, Position, RawFeature, RawGeometry } from '../raw-feature.ts';
import { lines } from './lines.ts';
import { sniffEncoding } from './text-encoding.ts';
import { truncated } from './unzip.ts';
import { assemblePolygon } from './vct-polygon.ts';

/**
 * VCT (GB/T 17798-2007), the part that land surveys exchange: HeadBegin … AttributeEnd. An object is its id, code, table
 * and kind of representation, then points; a polygon names its lines, negative when walked backwards, 0 between rings.
 * In Head, `MeridianInterval`/`Meridian`-like fields are read where present. X is the northing.
 */
export async function openVct(path: string): Promise<OpenedFile> {
  const encoding = await sniffEncoding(path);
  const sections = new Map<string, string[]>();
  let current: string | undefined;
  let held = 0;
  for await (const some of lines(createReadStream(path), encoding)) {
    for (const line of some.map((text) => text.trim()).filter(Boolean)) {
      const begin = /^(Head|FeatureCode|TableStructure|Point|Line|Polygon|Attribute|Annotation|Style)Begin$/i.exec(
        line,
      )?.[1];
      if (begin !== undefined) {
        current = begin.toLowerCase();
        sections.set(current, []);
      } else if (current !== undefined && line.toLowerCase() === `${current}end`) current = undefined;
      else if (current !== undefined) {
        sections.get(current)?.push(line);
        held += line.length;
        if (held > MOST_TEXT) throw fileRefused('too-large', 'VCT 文件过大', 'The VCT file is too large');
      }
    }
  }
  if (current !== undefined) throw truncated();
  return {
    format: 'VCT',
    encoding,
    declaredCrs: crsOf(sections.get('head') ?? []),
    features: () => readObjects(sections),
  };
}

/** Lines may be named by polygons anywhere, so they are kept while reading. */
const MOST_TEXT = 512 * 1024 ** 2;

function crsOf(head: readonly string[]): OpenedFile['declaredCrs'] {
  const fields = new Map(
    head.map((line) => [
      line.slice(0, line.search(/[:：]/)).trim().toLowerCase(),
      line.slice(line.search(/[:：]/) + 1).trim(),
    ]),
  );
  if (/^[d度]/i.test(fields.get('unit') ?? '')) return { kind: 'degrees' };
  const parameters = (fields.get('parameters') ?? '').split(/[,，]/).map(Number);
  const [, , , centralMeridian, , , , , zoneWidth, zone] = parameters;
  if (Number.isFinite(centralMeridian) && (centralMeridian ?? 0) > 60) {
    return { kind: 'gauss-kruger', centralMeridian: centralMeridian ?? 0, falseEasting: 500_000 };
  }
  if (zoneWidth === 3 && zone) return { kind: 'gauss-kruger', centralMeridian: zone * 3, falseEasting: 500_000 };
  return undefined;
}

async function* readObjects(sections: ReadonlyMap<string, readonly string[]>): AsyncGenerator<RawFeature> {
  const tables = tablesOf(sections.get('featurecode') ?? []);
  const attributes = attributesOf(sections);
  const section = (name: string) => objectsOf(sections.get(name) ?? [], name);
  const drawn = new Map<string, readonly Position[]>();
  let row = 0;
  const feature = (id: string, code: string, geometry: RawGeometry | undefined): RawFeature => ({
    row: ++row,
    properties: { ...attributes.get(`${tables.get(code) ?? ''} ${id}`), VCT_ID: id, VCT_CODE: code },
    geometry,
  });
  const polygons = section('polygon');
  const borders = new Set(polygons.flatMap(({ body }) => body.map((ref) => String(Math.abs(Number(ref))))));
  for (const { id, code, points } of section('line')) {
    drawn.set(id, points);
    if (!borders.has(id)) yield feature(id, code, { type: 'LineString', coordinates: points });
  }
  for (const { id, code, points } of section('point')) {
    const [coordinates] = points;
    yield feature(id, code, coordinates && { type: 'Point', coordinates });
  }
  for (const { id, code, body } of polygons) {
    yield feature(id, code, { type: 'Polygon', coordinates: assemblePolygon(id, body, drawn) });
  }
}

interface VctObject {
  id: string;
  code: string;
  points: Position[];
  /** Signed numbers of lines, 0 between rings. */
  body: string[];
}

/** Objects of a section. Each ends with a line `0`, or where its stated count of points is reached. */
function objectsOf(rows: readonly string[], section: string): VctObject[] {
  const objects: VctObject[] = [];
  let at = 0;
  const take = () => {
    const line = rows[at++];
    if (line === undefined) throw truncated();
    return line;
  };
  while (at < rows.length) {
    const [id, code] = [take(), take()];
    take(); // layer
    take(); // kind of representation
    const object: VctObject = { id, code, points: [], body: [] };
    if (section === 'point') object.points.push(pointOf(take()));
    else if (section === 'line') for (let left = countOf(take()); left > 0; left--) object.points.push(pointOf(take()));
    else {
      object.points.push(pointOf(take())); // where its label stands
      for (let left = countOf(take()); left > 0; ) {
        const refs = take()
          .split(/[,，\s]+/)
          .filter(Boolean);
        object.body.push(...refs);
        left -= refs.length;
      }
    }
    objects.push(object);
  }
  return objects;
}

function pointOf(line: string): Position {
  const [north, east] = line.split(/[,，]/).map(Number);
  if (north === undefined || east === undefined || !Number.isFinite(north) || !Number.isFinite(east))
    throw badLine(line);
  return [east, north];
}

function countOf(line: string): number {
  const count = Number(line);
  if (!Number.isInteger(count) || count < 0) throw badLine(line);
  return count;
}

const badLine = (line: string) =>
  fileRefused(
    'bad-line',
    `VCT 行无法读取：${line.slice(0, 60)}`,
    `A line of the VCT file cannot be read: ${line.slice(0, 60)}`,
  );

/** Feature code → table of its attributes: `code,name,kind,colour,table`. */
function tablesOf(rows: readonly string[]): Map<string, string> {
  return new Map(
    rows
      .map((line) => line.split(/[,，]/).map((field) => field.trim()))
      .map((fields) => [fields[0] ?? '', fields.at(-1) ?? '']),
  );
}

/** `table id` → attributes. TableStructure: `table,fields`, then `field,type,…`; Attribute: table, rows `id,value,…`, TableEnd. */
function attributesOf(sections: ReadonlyMap<string, readonly string[]>): Map<string, Record<string, string>> {
  const fields = new Map<string, string[]>();
  const structure = sections.get('tablestructure') ?? [];
  for (let at = 0; at < structure.length; ) {
    const [table = '', count] = (structure[at++] ?? '').split(/[,，]/);
    const names = structure.slice(at, at + Number(count)).map((line) => line.split(/[,，]/)[0] ?? '');
    at += Number(count) || 0;
    fields.set(table, names);
  }
  const attributes = new Map<string, Record<string, string>>();
  let table: string | undefined;
  for (const line of sections.get('attribute') ?? []) {
    if (line.toLowerCase() === 'tableend') table = undefined;
    else if (table === undefined) table = line;
    else {
      const [id = '', ...values] = line.split(/[,，]/);
      attributes.set(
        `${table} ${id}`,
        Object.fromEntries((fields.get(table) ?? []).map((name, n) => [name, values[n] ?? ''])),
      );
    }
  }
  return attributes;
}
