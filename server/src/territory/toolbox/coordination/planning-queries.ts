import type { ConflictType, Name } from '@shancheng/contracts';
import type { Static } from 'typebox';
import { sql } from '../../../platform/db/index.ts';
import { conflictSightOf, isVisible } from '../../plans/index.ts';
import { mayRead } from '../dataset-versions.ts';
import type { CoordinationFrame } from './frame.ts';

type Asking = Pick<CoordinationFrame, 'db' | 'actor' | 'asOf' | 'conflictsOn'>;

export interface OpenConflict {
  id: string;
  type: Static<typeof ConflictType>;
  severity: string;
  status: string;
  areaM2: number;
  days: number;
  lon: number;
  lat: number;
  authorities: string[];
  names: Name[];
}

/** Conflicts that are open on that day, most severe and largest first; undefined where one sees no plan that could have any. */
export async function listOpenConflicts({ db, actor, asOf, conflictsOn }: Asking): Promise<OpenConflict[] | undefined> {
  const { rows: plans } = await sql`
    select from plans.layers l join datasets.datasets d on d.id = l.dataset_id
    where ${mayRead(actor)} and exists (select from datasets.versions v where v.dataset_id = d.id and v.valid_from <= ${asOf}::date)
    limit 1`.execute(db);
  if (plans.length === 0) return undefined;
  const { rows } = await sql<OpenConflict>`
    select c.id, c.type, c.severity, c.status, c.area_m2 as "areaM2", greatest(0, ${asOf}::date - c.first_seen_at::date) as days,
      st_x(p.inside) as lon, st_y(p.inside) as lat,
      array(select distinct d.authority from datasets.datasets d where d.id in (c.dataset_a, c.dataset_b) order by 1) as authorities,
      (select jsonb_agg(jsonb_build_object('zh', d.name_zh, 'en', d.name_en) order by d.key) from datasets.datasets d
        where d.id in (c.dataset_a, c.dataset_b)) as names
    from ${await conflictsOn(asOf)} cross join lateral (select st_pointonsurface(c.geom) as inside) p
    where c.status not in ('closed', 'exempt') and ${isVisible(conflictSightOf(actor))}
    order by c.severity, c.area_m2 desc, c.id`.execute(db);
  return rows;
}

/** How many conflicts were known to be open on a day; undefined when nothing was compared yet. */
export async function countConflictsKnown({ db, actor }: Asking, day: string): Promise<number | undefined> {
  const { rows } = await sql<{ n: number; compared: boolean }>`
    select count(*) filter (where c.first_seen_at::date <= ${day}::date and (c.gone_at is null or c.gone_at::date > ${day}::date))::int as n,
      exists (select from plans.runs where started_at::date <= ${day}::date) as compared
    from plans.conflicts c where ${isVisible(conflictSightOf(actor))}`.execute(db);
  return rows[0]?.compared ? rows[0].n : undefined;
}

export interface DuePlan {
  datasetId: string;
  name: Name;
  authority: string;
  effectiveTo: string | null;
  draft: boolean;
  validFrom: string | null;
}

/** Plans that are drafts, end within a year, or whose newest version is older than five years (五年一评估). */
export async function listDuePlans({ db, actor, asOf }: Asking): Promise<DuePlan[]> {
  const { rows } = await sql<DuePlan>`
    select d.id as "datasetId", jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, d.authority,
      l.effective_to::text as "effectiveTo", l.draft, v.valid_from::text as "validFrom"
    from plans.layers l join datasets.datasets d on d.id = l.dataset_id
    left join lateral (select valid_from from datasets.versions where dataset_id = d.id and valid_from <= ${asOf}::date
      order by number desc limit 1) v on true
    where ${mayRead(actor)} and (l.draft or l.effective_to <= ${asOf}::date + 365 or v.valid_from < ${asOf}::date - interval '5 years')
    order by l.effective_to nulls last, v.valid_from, d.key`.execute(db);
  return rows;
}

/** The newest finished blueprint of a district wholly within scope. */
export async function findClosure({ db, actor, asOf }: Asking): Promise<{ id: string; ppm: number } | undefined> {
  const { rows } = await sql<{ id: string; ppm: number }>`
    select id, closes_ppm as ppm from plans.blueprints b where status = 'ready' and as_of <= ${asOf}::date and closes_ppm is not null
      and division_path like any (${conflictSightOf(actor).patterns}::text[])
      and (${actor.permissions.has('dataset.view-sensitive')} or not exists (select from plans.blueprint_parts p
        join datasets.datasets d on d.id = p.dataset_id where p.blueprint_id = b.id and d.security_level = 'sensitive'))
    order by as_of desc, finished_at desc limit 1`.execute(db);
  return rows[0];
}
