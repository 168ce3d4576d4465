import type { ConflictList, ConflictQuery, PlanConflict } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { badBox, badCursor } from '../errors.ts';

const USUALLY = 100;

export interface ConflictRow extends Omit<PlanConflict, 'firstSeenAt' | 'lastSeenAt' | 'sides'> {
  firstSeenAt: Date;
  lastSeenAt: Date;
  sides: (PlanConflict['sides'][number] & { code: string | null })[];
}
interface Row extends ConflictRow {
  total: number;
  allAreaM2: number;
}

type Query = { [K in keyof ConflictQuery]: ConflictQuery[K] | null | undefined };

/** Conflicts that are there now within the asker’s scope, most severe and largest first unless asked otherwise. */
export async function listConflicts(
  db: Database,
  actor: Pick<Actor, 'scopes'>,
  { limit, cursor, sort, ...query }: Query,
  now: Date,
): Promise<ConflictList> {
  const from = readCursor(cursor);
  const most = limit ?? USUALLY;
  const { rows } = await sql<Row>`
    select ${CONFLICT}, count(*) over ()::int as total, sum(c.area_m2) over () as "allAreaM2"
    from plans.conflicts c join plans.conflict_rules r on r.id = c.rule_id
    cross join lateral (select st_pointonsurface(c.geom) as inside) p
    where c.gone_at is null and c.division_path like any (${scopePatterns(actor)}::text[]) and ${filterOf(query)}
    order by ${ORDERS[sort ?? 'severity']}, c.id limit ${most} offset ${from}`.execute(db);
  const [first] = rows;
  const total = first?.total ?? 0;
  return {
    items: rows.map(conflictOf),
    total,
    areaM2: first?.allAreaM2 ?? 0,
    ...(from + rows.length < total ? { next: writeCursor(from + rows.length) } : {}),
    asOf: now.toISOString(),
  };
}

/** What every list and page shows of a conflict `c` with its rule `r` and a point inside, `p`. */
export const CONFLICT = sql`c.id, c.type, c.severity, c.status,
  jsonb_build_object('zh', r.explanation_zh, 'en', r.explanation_en) as explanation, c.area_m2 as "areaM2",
  c.first_seen_at as "firstSeenAt", c.last_seen_at as "lastSeenAt",
  jsonb_build_object('lon', st_x(p.inside), 'lat', st_y(p.inside)) as place,
  (select jsonb_agg(jsonb_build_object('datasetId', d.id, 'datasetName', jsonb_build_object('zh', d.name_zh, 'en', d.name_en),
      'authority', d.authority, 'featureKey', side.key, 'code', side.code) order by side.n)
    from (values (1, c.dataset_a, c.feature_a, c.code_a), (2, c.dataset_b, c.feature_b, c.code_b)) as side(n, dataset, key, code)
    join datasets.datasets d on d.id = side.dataset) as sides`;

const ORDERS = {
  severity: sql`c.severity, c.area_m2 desc`,
  area: sql`c.area_m2 desc`,
  oldest: sql`c.first_seen_at`,
};

/** Waived ones are shown only to whoever asks for them. */
function filterOf({
  type,
  severity,
  status,
  authority,
  minAreaM2,
  bbox,
}: Omit<Query, 'limit' | 'cursor' | 'sort' | 'asOf'>) {
  const box = readBox(bbox);
  return sql`(case when ${status ?? null}::text is null then c.status <> 'exempt' else c.status = ${status ?? null} end)
    and (${type ?? null}::text is null or c.type = ${type ?? null})
    and (${severity ?? null}::text is null or c.severity = ${severity ?? null})
    and c.area_m2 >= ${minAreaM2 ?? 0}
    and (${authority ?? null}::text is null or exists (select from datasets.datasets d
      where d.id in (c.dataset_a, c.dataset_b) and strpos(d.authority, ${authority ?? null}) > 0))
    and ${box ? sql`st_intersects(c.geom, st_makeenvelope(${box[0]}::float8, ${box[1]}::float8, ${box[2]}::float8, ${box[3]}::float8, 4490))` : sql`true`}`;
}

function readBox(bbox: string | null | undefined): number[] | undefined {
  if (bbox === null || bbox === undefined) return undefined;
  const box = bbox.split(',').map(Number);
  const [west = 0, south = 0, east = 0, north = 0] = box;
  if (!(west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90)) throw badBox();
  return box;
}

/** A cursor is where the next page begins; opaque, so that it may become something better. */
function writeCursor(from: number): string {
  return Buffer.from(`from ${from}`).toString('base64url');
}

function readCursor(cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0;
  const from = /^from ([0-9]{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (from === undefined) throw badCursor();
  return Number(from);
}

/** One row of CONFLICT. */
export function conflictOf(row: ConflictRow): PlanConflict {
  const { id, type, severity, status, explanation, areaM2, place, firstSeenAt, lastSeenAt, sides } = row;
  return {
    ...{ id, type, severity, status, explanation, areaM2, place },
    sides: sides.map(({ code, ...side }) => ({ ...side, ...(code === null ? {} : { code }) })),
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  };
}
