import { sql } from '../../platform/db/index.ts';
import type { DatasetOnDay } from './datasets-by-key.ts';

// What files say is not trusted: a number or day that is none counts as not told.

/** An attribute of feature `f` as a number; null when it is none. */
export const numberOf = (name: string) =>
  sql`case when jsonb_typeof(f.attributes -> ${name}::text) = 'number' then (f.attributes ->> ${name}::text)::float8 end`;

/** An attribute of feature `f` as a day `YYYY-MM-DD`; null when it is none. */
export const dayOf = (name: string) =>
  sql`case when f.attributes ->> ${name}::text ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' then left(f.attributes ->> ${name}::text, 10) end`;

/** The condition under which feature `f` belongs to the dataset as it was on the day. */
export const belongsTo = ({ id, version }: DatasetOnDay) =>
  sql`f.dataset_id = ${id} and f.version_from <= ${version} and (f.version_to is null or f.version_to > ${version})`;
