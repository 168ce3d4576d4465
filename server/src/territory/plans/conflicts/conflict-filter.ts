import type { ConflictQuery } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { badBox } from '../errors.ts';

/** A query as the route hands it over; null and absent are the same. */
export type ConflictFilter = {
  [K in keyof Omit<ConflictQuery, 'limit' | 'cursor' | 'sort' | 'asOf'>]: ConflictQuery[K] | null | undefined;
};

/** SQL condition on a conflict `c` of `source`. Waived ones are shown only to whoever asks for them. */
export function matches(filter: ConflictFilter, actor: Pick<Actor, 'id'>, { until, now }: { until: Date; now: Date }) {
  const { q, type, severity, status, authority, domain, mine, overdue, minAreaM2, bbox } = filter;
  const conditions = [
    status ? sql`c.status = ${status}` : sql`c.status <> 'exempt'`,
    type && sql`c.type = ${type}`,
    severity && sql`c.severity = ${severity}`,
    minAreaM2 && sql`c.area_m2 >= ${minAreaM2}`,
    authority && anySide(sql`strpos(d.authority, ${authority}) > 0`),
    domain &&
      sql`exists (select from plans.layers l where l.dataset_id in (c.dataset_a, c.dataset_b) and l.domain = ${domain})`,
    mine && anySide(sql`d.authority = (select org_name from auth.accounts where id::text = ${actor.id})`),
    overdue && isOverdueAt(until < now ? until : now),
    q && says(q.trim().toLowerCase()),
    bbox && within(bbox),
  ];
  return sql.join(
    conditions.filter((one) => one !== undefined && one !== null && typeof one === 'object'),
    sql` and `,
  );
}

function anySide(condition: ReturnType<typeof sql>) {
  return sql`exists (select from datasets.datasets d where d.id in (c.dataset_a, c.dataset_b) and (${condition}))`;
}

function says(words: string) {
  const has = (text: ReturnType<typeof sql>) => sql`strpos(lower(${text}), ${words}) > 0`;
  return sql`(starts_with(c.id::text, ${words}) or ${has(sql`c.feature_a`)} or ${has(sql`coalesce(c.feature_b, '')`)}
    or ${anySide(sql`${has(sql`d.name_zh`)} or ${has(sql`d.name_en`)}`)}
    or exists (select from datasets.features f where ${has(sql`f.name`)}
      and ((f.dataset_id = c.dataset_a and f.key = c.feature_a) or (f.dataset_id = c.dataset_b and f.key = c.feature_b))))`;
}

/** The same as `isOverdue` of the reconciliation, asked of the last action’s state. */
function isOverdueAt(at: Date) {
  return sql`exists (select from (select state from plans.conflict_actions a where a.conflict_id = c.id and a.at <= ${at}::timestamptz
      order by seq desc limit 1) last
    where (last.state ->> 'opinionDueAt')::timestamptz < ${at}::timestamptz and (last.state ->> 'status' = 'proposed'
      or (last.state ->> 'status' = 'opinion'
        and jsonb_array_length(last.state -> 'opinions') < jsonb_array_length(last.state -> 'authorities'))))`;
}

function within(bbox: string) {
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number);
  if (!(west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90)) throw badBox();
  return sql`st_intersects(c.geom, st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490))`;
}
