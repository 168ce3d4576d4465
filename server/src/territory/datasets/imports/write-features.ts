import { type Database, sql } from '../../../platform/db/index.ts';
import type { RawFeature } from './raw-feature.ts';
import type { ToDegrees } from './recognise/crs-rules.ts';
import type { Fields } from './recognise/field-rules.ts';
import { hasShape, toWkb } from './recognise/to-wkb.ts';

/** One statement’s worth: large enough for speed, small enough to hold nothing up. */
export const BATCH = 1_000;
const BATCH_BYTES = 4 * 1024 ** 2;

/** Rows of a file as they become rows of the import, in batches of bounded size. */
export class FeatureBatch {
  readonly #rows: number[] = [];
  readonly #keys: string[] = [];
  readonly #codes: (string | null)[] = [];
  readonly #names: (string | null)[] = [];
  readonly #attributes: string[] = [];
  readonly #shapes: (Buffer | null)[] = [];
  #bytes = 0;

  add({ row, properties, geometry }: RawFeature, fields: Fields, toDegrees: ToDegrees): void {
    const text = (field: string | undefined) => {
      const value = field === undefined ? undefined : properties[field];
      return value === undefined || value === null || value === '' ? null : storable(String(value)).slice(0, 500);
    };
    const shape = geometry && hasShape(geometry) ? toWkb(geometry, toDegrees) : null;
    const attributes = storable(JSON.stringify(properties));
    this.#rows.push(row);
    this.#keys.push(text(fields.key) ?? String(row));
    this.#codes.push(text(fields.code));
    this.#names.push(text(fields.name));
    this.#attributes.push(attributes);
    this.#shapes.push(shape);
    this.#bytes += attributes.length + (shape?.length ?? 0);
  }

  get isFull(): boolean {
    return this.#rows.length >= BATCH || this.#bytes >= BATCH_BYTES;
  }

  get size(): number {
    return this.#rows.length;
  }

  async write(db: Database, importId: string): Promise<void> {
    await sql`
      insert into datasets.import_features (import_id, row, key, code, name, attributes, geom, area_m2)
      select ${importId}::uuid, r, k, c, n, a, g, case when st_dimension(g) = 2 then abs(st_area(g::geography)) end
      from (select r, k, c, n, a, st_geomfromwkb(w, 4490) as g from unnest(${this.#rows}::int[], ${this.#keys}::text[], ${this.#codes}::text[],
        ${this.#names}::text[], ${this.#attributes}::jsonb[], ${this.#shapes}::bytea[]) as f(r, k, c, n, a, w) offset 0) as rows
      on conflict do nothing`.execute(db);
  }
}

/** NUL is a character PostgreSQL cannot keep, halves of surrogate pairs neither. */
function storable(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll('\\u0000', '')
    .replaceAll(/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}/gi, '\\ufffd')
    .toWellFormed();
}
