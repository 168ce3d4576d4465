import { sql } from '../../../platform/db/index.ts';

/**
 * Conflicts as rows `c` that lists, details and sums read alike: those of now, those that ever were, and those of another
 * day, with the state of their reconciliation at the end of it.
 */
export const openNow = sql`(select * from plans.conflicts where gone_at is null) c`;

export const everFound = sql`plans.conflicts c`;

/** Those of now on a day on which nothing else held, with what had been done about them by the end of it. */
export function openNowAt(until: Date) {
  return sql`(select k.id, k.type, k.rule_id, k.severity, k.dataset_a, k.feature_a, k.code_a, k.dataset_b, k.feature_b, k.code_b, k.geom,
      k.area_m2, k.evidence, k.division_path, k.first_seen_at, k.last_seen_at, k.gone_at, ${statusAt(sql`k.id`, until)} as status
    from plans.conflicts k where k.gone_at is null) c`;
}

function statusAt(id: ReturnType<typeof sql>, until: Date) {
  return sql`coalesce((select a.state ->> 'status' from plans.conflict_actions a where a.conflict_id = ${id} and a.at < ${until}::timestamptz
    order by a.seq desc limit 1), 'detected')`;
}

/** `until`: the end of that day. What was never recorded is as old as its comparison. */
export function ofPastDay(dayKey: string, until: Date) {
  return sql`(select p.id, p.type, p.rule_id, p.severity, p.dataset_a, p.feature_a, p.code_a, p.dataset_b, p.feature_b, p.code_b, p.geom,
      p.area_m2, p.evidence, p.division_path, coalesce(k.first_seen_at, d.computed_at) as first_seen_at,
      coalesce(k.last_seen_at, d.computed_at) as last_seen_at, k.gone_at,
      ${statusAt(sql`p.id`, until)} as status
    from plans.past_conflicts p join plans.past_days d on d.key = p.day_key left join plans.conflicts k on k.id = p.id
    where p.day_key = ${dayKey}) c`;
}

/** Where a list reads from, and the last moment it knows of. */
export interface ConflictSource {
  rows: ReturnType<typeof sql>;
  until: Date;
}
