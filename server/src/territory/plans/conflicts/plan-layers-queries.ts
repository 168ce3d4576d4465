import type { Name } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { ConflictRule } from './conflict-rules.ts';

/** A layer of the one map as it stands on a day: which version holds then. */
export interface PlanLayer {
  datasetId: string;
  domain: string;
  kind: 'zone' | 'line' | 'status';
  rank: number;
  scheme: string | null;
  /** Land group of all its features, where they carry no code. */
  landGroup: string | null;
  /** The last version valid on that day. */
  version: number;
  divisionPath: string;
  name: Name;
  securityLevel: string;
}

/** The layers that have a version on that day; those without are left out: nothing is known of them then. */
export async function listPlanLayers(db: Database | Trx, asOf: string): Promise<PlanLayer[]> {
  const { rows } = await sql<PlanLayer>`
    select l.dataset_id as "datasetId", l.domain, l.kind, l.rank, d.scheme, l.land_group as "landGroup", v.number as version,
      d.division_path as "divisionPath", jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, d.security_level as "securityLevel"
    from plans.layers l join datasets.datasets d on d.id = l.dataset_id
    join lateral (select number from datasets.versions where dataset_id = d.id and valid_from <= ${asOf}::date
      order by number desc limit 1) v on true
    order by l.rank, d.key`.execute(db);
  return rows;
}

export async function listConflictRules(db: Database | Trx): Promise<ConflictRule[]> {
  const { rows } = await sql<Record<keyof ConflictRule, never>>`
    select id, type, domain_a as "domainA", group_a as "groupA", domain_b as "domainB", group_b as "groupB", severity,
      min_area_m2 as "minAreaM2", min_width_m as "minWidthM", parameters,
      jsonb_build_object('zh', explanation_zh, 'en', explanation_en) as explanation
    from plans.conflict_rules where enabled order by id`.execute(db);
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as ConflictRule, // checked by the table
  );
}

export interface PlanFeature {
  id: number;
  code: string | null;
  wkb: Buffer;
}

const PAGE = 20_000;

/** The polygons of a layer in that version, page by page in the order of their ids. */
export async function* streamPlanFeatures(
  db: Database | Trx,
  { datasetId, version }: Pick<PlanLayer, 'datasetId' | 'version'>,
): AsyncGenerator<PlanFeature[]> {
  const read = async (after: number): Promise<PlanFeature[]> =>
    (
      await sql<PlanFeature>`
        select id, code, st_asbinary(geom, 'NDR') as wkb from datasets.features
        where dataset_id = ${datasetId} and id > ${after} and version_from <= ${version}
          and (version_to is null or version_to > ${version}) and st_dimension(geom) = 2
        order by id limit ${PAGE}`.execute(db)
    ).rows;
  let page = await read(0);
  while (page.length > 0) {
    // The next page is on its way while this one is being worked on.
    const next = page.length < PAGE ? Promise.resolve([]) : read(page.at(-1)?.id ?? 0);
    yield page;
    page = await next;
  }
}
