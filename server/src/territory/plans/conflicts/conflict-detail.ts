import type { ConflictAction, ConflictDetail, ConflictStatus } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { conflictNotFound } from '../errors.ts';
import { PERMISSIONS, stateOf } from '../reconciliation/act-on-conflict.ts';
import { mayOpineFor, readParties } from '../reconciliation/parties.ts';
import { ALLOWED_CONFLICT_ACTIONS, DETECTED, type Reconciliation } from '../reconciliation/reconciliation.ts';
import { CONFLICT, type ConflictRow, conflictOf } from './conflict-queries.ts';
import { type ConflictSource, everFound } from './conflict-sources.ts';
import { conflictSightOf, isVisible } from './visible-conflicts.ts';

interface Row extends ConflictRow {
  geometry: object;
  goneAt: Date | null;
  both: ConflictDetail['sides'];
}
interface ActionRow {
  action: ConflictAction;
  at: Date;
  by: string;
  facts: Record<string, unknown>;
  state: Reconciliation;
}

/** Everything about one conflict, also one that is gone or of another day: both sides as compared, what was done, what this actor may do. */
export async function getConflict(
  db: Database,
  actor: Pick<Actor, 'kind' | 'id' | 'scopes' | 'permissions'>,
  id: string,
  { now, source = { rows: everFound, until: now } }: { now: Date; source?: ConflictSource | undefined },
): Promise<ConflictDetail> {
  const [found, done, parties] = await Promise.all([
    sql<Row>`
      select ${CONFLICT}, st_asgeojson(c.geom, 9)::jsonb as geometry, c.gone_at as "goneAt",
        (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('datasetId', d.id, 'featureKey', side.key, 'authority', d.authority,
            'rank', l.rank, 'version', f.version_from, 'validFrom', v.valid_from, 'code', side.code,
            'geometry', st_asgeojson(f.geom, 9)::jsonb)) || jsonb_build_object('attributes', coalesce(f.attributes, '{}')) order by side.n)
          from (values (1, c.dataset_a, c.feature_a, c.code_a, c.evidence ->> 'versionA'),
            (2, c.dataset_b, c.feature_b, c.code_b, c.evidence ->> 'versionB')) as side(n, dataset, key, code, version)
          join datasets.datasets d on d.id = side.dataset left join plans.layers l on l.dataset_id = d.id
          left join datasets.features f on f.dataset_id = d.id and f.key = side.key and f.version_from = side.version::int
          left join datasets.versions v on v.dataset_id = d.id and v.number = side.version::int) as both
      from ${source.rows} join plans.conflict_rules r on r.id = c.rule_id
      cross join lateral (select st_pointonsurface(c.geom) as inside) p
      where c.id = ${id} and ${isVisible(conflictSightOf(actor))}`.execute(db),
    sql<ActionRow>`
      select action, at, actor_name as by, facts, state from plans.conflict_actions where conflict_id = ${id} and at <= ${source.until} order by seq`.execute(
      db,
    ),
    readParties(db, actor, id),
  ]);
  const row = found.rows[0];
  if (!row) throw conflictNotFound();
  const state = done.rows.at(-1)?.state ?? DETECTED;
  const voices = mayOpineFor(actor, state, parties);
  return {
    conflict: conflictOf(row),
    state: stateOf(id, state, now),
    ...(row.goneAt ? { goneAt: row.goneAt.toISOString() } : {}),
    geometry: row.geometry,
    sides: row.both,
    actions: done.rows.map(({ action, at, by, facts }) => ({ action, at: at.toISOString(), by, facts })),
    choices: choicesOf(state.status, actor, voices),
    mayOpineFor: voices,
  };
}

function choicesOf(
  status: ConflictStatus,
  { permissions }: Pick<Actor, 'permissions'>,
  voices: readonly string[],
): ConflictDetail['choices'] {
  const now: readonly ConflictAction[] = ALLOWED_CONFLICT_ACTIONS[status];
  const actions = Object.keys(PERMISSIONS) as ConflictAction[]; // its own keys
  return actions.map((action) => {
    if (!now.includes(action)) return { action, allowed: false, reason: 'not-in-this-state' };
    const isSilent = action === 'give-opinion' && voices.length === 0;
    if (isSilent || !permissions.has(PERMISSIONS[action])) return { action, allowed: false, reason: 'no-permission' };
    return { action, allowed: true };
  });
}
