import { sql } from '../../platform/db/index.ts';

// What files say is not trusted: a number or day that is none counts as not told.

/** An attribute of feature `f` as a number; null when it is none. */
export const numberOf = (name: string) =>
  sql`case when jsonb_typeof(f.attributes -> ${name}::text) = 'number' then (f.attributes ->> ${name}::text)::float8 end`;

/** An attribute of feature `f` as a day `YYYY-MM-DD`; null when it is none. */
export const dayOf = (name: string) =>
  sql`case when f.attributes ->> ${name}::text ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' then left(f.attributes ->> ${name}::text, 10) end`;
