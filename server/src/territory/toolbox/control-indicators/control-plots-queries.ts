import { type Database, sql } from '../../../platform/db/index.ts';
import { numberOf } from '../attributes.ts';
import { type DatasetVersion, featuresOf } from '../dataset-versions.ts';
import type { ApprovedPlot, BuiltPart } from './control-indicators.ts';

export interface ControlPlotRow extends ApprovedPlot {
  featureKey: string;
  plotNo: string;
  code: string | null;
  parts: BuiltPart[];
}

/** Footprints that share less than this with a plot only touch it. */
const NOISE_M2 = 0.5;

/** Plots with a number, each with the buildings that stand on it; only one when its number is given. */
export async function listControlPlots(
  db: Database,
  { plan, buildings }: { plan: DatasetVersion; buildings: DatasetVersion },
  plotNo: string | undefined,
): Promise<ControlPlotRow[]> {
  const { rows } = await sql<ControlPlotRow>`
    with plots as materialized (
      select f.key, f.code, f.attributes ->> 'plotNo' as plot_no, f.geom, f.area_m2, ${numberOf('far')} as far,
        ${numberOf('density')} as density, ${numberOf('heightM')} as height_m, ${numberOf('greenRate')} as green_rate,
        ${numberOf('parking')} as parking, ${numberOf('setbackM')} as setback_m
      from datasets.features f where ${featuresOf(plan)} and f.attributes ->> 'plotNo' is not null and f.area_m2 > 0
        and (${plotNo ?? null}::text is null or f.attributes ->> 'plotNo' = ${plotNo ?? null}::text)
    ), parts as (
      select p.key as plot, f.area_m2 as footprint_m2, ${numberOf('floorAreaM2')} as floor_area_m2, ${numberOf('heightM')} as height_m,
        ${numberOf('parking')} as parking, ${numberOf('setbackM')} as setback_m, ${numberOf('greenRate')} as green_rate,
        case when st_covers(p.geom, f.geom) then f.area_m2 else st_area(st_intersection(p.geom, f.geom)::geography) end as inside_m2
      from plots p join datasets.features f on f.geom && p.geom and st_intersects(f.geom, p.geom) and f.area_m2 > 0 and ${featuresOf(buildings)}
    )
    select p.key as "featureKey", p.plot_no as "plotNo", p.code, p.area_m2 as "areaM2", p.far, p.density, p.height_m as "heightM",
      p.green_rate as "greenRate", p.parking, p.setback_m as "setbackM",
      coalesce(st_covers(c.geom, p.geom), false) as covered, coalesce(b.parts, '[]') as parts
    from plots p
    left join datasets.coverages c on c.dataset_id = ${buildings.id} and c.version_from <= ${buildings.version}
      and (c.version_to is null or c.version_to > ${buildings.version})
    left join (select plot, jsonb_agg(jsonb_build_object('share', inside_m2 / footprint_m2, 'footprintM2', footprint_m2,
        'floorAreaM2', floor_area_m2, 'heightM', height_m, 'parking', parking, 'setbackM', setback_m, 'greenRate', green_rate)) as parts
      from parts where inside_m2 > ${NOISE_M2} group by plot) b on b.plot = p.key
    order by p.key`.execute(db);
  return rows;
}
