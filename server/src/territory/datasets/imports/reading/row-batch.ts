import type { RawFeature, RawGeometry } from '../raw-feature.ts';
import type { ToDegrees } from '../recognise/crs-rules.ts';
import type { Fields } from '../recognise/field-rules.ts';
import { hasShape, toWkb } from '../recognise/to-wkb.ts';
import { quoted, storable } from './array-text.ts';
import type { RowBatch } from './reading-messages.ts';

/** One statement’s worth: large enough for speed, small enough to hold nothing up. */
const BATCH = 1_000;
const BATCH_BYTES = 4 * 1024 ** 2;

/** Rows of a file as they become rows of the import, in batches of bounded size. */
export class RowBatchBuilder {
  readonly #columns = {
    rows: [] as string[],
    keys: [] as string[],
    codes: [] as string[],
    names: [] as string[],
    attributes: [] as string[],
    shapes: [] as string[],
  };
  readonly #unreadable: { row: number; reason: string }[] = [];
  #bytes = 0;

  add(feature: RawFeature, fields: Fields, toDegrees: ToDegrees): void {
    const { row, properties, geometry } = feature;
    const text = (field: string | undefined) => {
      const value = field === undefined ? undefined : properties[field];
      return value === undefined || value === null || value === '' ? undefined : storable(String(value)).slice(0, 500);
    };
    const shape = geometry && hasShape(geometry) ? toWkb(geometry, toDegrees).toString('hex') : undefined;
    const reason = feature.unreadable ?? (shape === undefined && geometry ? whyNoShape(geometry) : undefined);
    if (reason !== undefined) this.#unreadable.push({ row, reason });
    const attributes = quoted(storable(JSON.stringify(properties)));
    this.#columns.rows.push(String(row));
    this.#columns.keys.push(quoted(text(fields.key) ?? String(row)));
    this.#columns.codes.push(quoted(text(fields.code)));
    this.#columns.names.push(quoted(text(fields.name)));
    this.#columns.attributes.push(attributes);
    this.#columns.shapes.push(shape === undefined ? 'NULL' : `"\\\\x${shape}"`);
    this.#bytes += attributes.length + (shape?.length ?? 0) / 2;
  }

  get isFull(): boolean {
    return this.#columns.rows.length >= BATCH || this.#bytes >= BATCH_BYTES;
  }

  get isEmpty(): boolean {
    return this.#columns.rows.length === 0;
  }

  build(count: number): RowBatch {
    const { rows, keys, codes, names, attributes, shapes } = this.#columns;
    const array = (values: readonly string[]) => `{${values.join(',')}}`;
    return {
      ...{ rows: array(rows), keys: array(keys), codes: array(codes), names: array(names) },
      ...{ attributes: array(attributes), shapes: array(shapes), unreadable: this.#unreadable, count },
    };
  }
}

/** A shape without a single point is empty, which is another problem. */
function whyNoShape(geometry: RawGeometry): string | undefined {
  // A file may say anything: collections have no coordinates.
  const coordinates: unknown = geometry.coordinates;
  if (coordinates === undefined) return geometry.type;
  return Array.isArray(coordinates) && coordinates.flat(3).length === 0 ? undefined : 'too-few-points';
}
