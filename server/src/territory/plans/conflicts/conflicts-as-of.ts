import type { ConflictList, ConflictQuery, PlanConflict } from '@shancheng/contracts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { severityOf } from './conflict-rules.ts';
import { comparePlans } from './detect-conflicts.ts';
import { listConflictRules, listPlanLayers } from './plan-layers-queries.ts';
import { isConflict } from './record-pairs.ts';

interface OldConflict extends PlanConflict {
  path: string;
}
type Kept = { key: string; conflicts: Promise<OldConflict[]> };

/** Days kept: whoever moves a slider goes back and forth between few. */
const MOST_DAYS = 8;
const USUALLY = 100;

/**
 * Conflicts as the plans stood on a day, worked out anew and kept as long as neither versions nor rules change. Nobody
 * had reconciled anything then as far as this list knows: it shows what contradicted, not what was decided.
 */
export function createConflictsAsOf(platform: Platform) {
  const kept: Kept[] = [];

  async function read(asOf: string): Promise<OldConflict[]> {
    const [layers, rules] = await Promise.all([listPlanLayers(platform.db, asOf), listConflictRules(platform.db)]);
    const key = JSON.stringify([asOf, layers, rules]);
    const known = kept.find((one) => one.key === key);
    if (known) return known.conflicts;
    const conflicts = compare(platform, asOf);
    kept.unshift({ key, conflicts });
    kept.length = Math.min(kept.length, MOST_DAYS);
    // What failed is tried again by whoever asks next.
    conflicts.catch(() => {
      const at = kept.findIndex((one) => one.conflicts === conflicts);
      if (at >= 0) kept.splice(at, 1);
    });
    return conflicts;
  }

  return async (actor: Pick<Actor, 'scopes'>, asOf: string, query: ConflictQuery): Promise<ConflictList> => {
    const all = (await read(asOf)).filter(
      (one) =>
        inScope(actor, one.path) &&
        (!query.type || one.type === query.type) &&
        (!query.severity || one.severity === query.severity) &&
        one.areaM2 >= (query.minAreaM2 ?? 0),
    );
    return {
      items: all.slice(0, query.limit ?? USUALLY).map(({ path: _path, ...item }) => item),
      total: all.length,
      areaM2: all.reduce((sum, one) => sum + one.areaM2, 0),
      asOf: platform.clock.now().toISOString(),
    };
  };
}

async function compare(platform: Platform, asOf: string): Promise<OldConflict[]> {
  const { judged } = await comparePlans(platform, { asOf });
  const found = judged.filter(isConflict);
  const places = await readPlaces(
    platform.db,
    found.map(({ pair }) => [pair.a, pair.b]),
  );
  const at = platform.clock.now().toISOString();
  const conflicts = found.map(({ id, rule, areaM2, ...one }, n): OldConflict | undefined => {
    const place = places[n];
    return (
      place && {
        ...{ id, type: rule.type, severity: severityOf(rule, areaM2), status: 'detected', areaM2 },
        ...{ ...place, firstSeenAt: at, lastSeenAt: at },
        sides: place.sides.map((side) => {
          const isA = side.datasetId === one.datasetA && side.featureKey === one.keyA;
          const code = isA ? one.codeA : one.codeB;
          return { ...side, ...(code === null ? {} : { code }) };
        }),
        explanation: rule.explanation ?? { zh: rule.id, en: rule.id },
      }
    );
  });
  return conflicts
    .filter((one) => one !== undefined)
    .sort((a, b) => a.severity.localeCompare(b.severity) || b.areaM2 - a.areaM2);
}

async function readPlaces(db: Database, pairs: readonly (readonly [number, number])[]) {
  const { rows } = await sql<Pick<OldConflict, 'path' | 'place' | 'sides'>>`
    select dx.division_path as path, jsonb_build_object('lon', st_x(p.inside), 'lat', st_y(p.inside)) as place,
      (select jsonb_agg(jsonb_build_object('datasetId', d.id, 'datasetName', jsonb_build_object('zh', d.name_zh, 'en', d.name_en),
        'authority', d.authority, 'featureKey', f.key) order by d.id, f.key)
        from datasets.features f join datasets.datasets d on d.id = f.dataset_id where f.id in (x.id, y.id)) as sides
    from unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[]) with ordinality as n(a, b, ord)
    join datasets.features x on x.id = n.a join datasets.features y on y.id = n.b join datasets.datasets dx on dx.id = x.dataset_id
    cross join lateral (select st_pointonsurface(st_intersection(x.geom, y.geom)) as inside) p order by n.ord`.execute(
    db,
  );
  return rows;
}
