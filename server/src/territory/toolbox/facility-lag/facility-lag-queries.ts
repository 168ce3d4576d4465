import { type Database, sql } from '../../../platform/db/index.ts';
import { type ConflictSource, conflictSightOf, isVisible } from '../../plans/index.ts';
import { dayOf, numberOf } from '../attributes.ts';
import { type Asker, type DatasetVersion, featuresOf } from '../dataset-versions.ts';
import type { Facility, LagFigures, ResidentialProject } from './facility-lag.ts';

export async function listResidentialProjects(db: Database, dataset: DatasetVersion): Promise<ResidentialProject[]> {
  const { rows } = await sql<ResidentialProject>`
    select f.key, coalesce(f.attributes ->> 'name', f.name, f.key) as name, f.attributes ->> 'plotNo' as "plotNo",
      ${dayOf('occupiedAt')} as "occupiedAt", ${numberOf('population')} as population, ${numberOf('households')} as households
    from datasets.features f where ${featuresOf(dataset)} order by f.key`.execute(db);
  return rows;
}

/** With the open conflict at the place of each that is not in use, when the asker may see it. */
export async function listFacilities(
  { db, conflicts }: { db: Database; conflicts: ConflictSource['rows'] },
  actor: Asker,
  dataset: DatasetVersion,
): Promise<Facility[]> {
  const { rows } = await sql<Omit<Facility, 'conflictId'> & { conflictId: string | null }>`
    select f.key, coalesce(f.attributes ->> 'name', f.name, f.key) as name, coalesce(f.code, '') as code,
      coalesce(f.attributes ->> 'status', 'unknown') as status, ${dayOf('plannedAt')} as "plannedAt", ${numberOf('capacity')} as capacity,
      case jsonb_typeof(f.attributes -> 'serves') when 'array' then array(select jsonb_array_elements_text(f.attributes -> 'serves'))
        when 'string' then array[f.attributes ->> 'serves']
        else array_remove(array[f.attributes ->> 'plotNo'], null) end as serves,
      case when f.attributes ->> 'status' is distinct from 'in-use' then (select c.id from ${conflicts}
        where st_intersects(c.geom, f.geom) and c.status not in ('closed', 'exempt')
          and ${isVisible(conflictSightOf(actor))}
        order by c.severity, c.area_m2 desc limit 1) end as "conflictId"
    from datasets.features f where ${featuresOf(dataset)} order by f.key`.execute(db);
  return rows.map(({ conflictId, ...facility }) => ({ ...facility, ...(conflictId === null ? {} : { conflictId }) }));
}

/** The figures as a city has set them; without them there is nothing to reckon with, so they must be seeded. */
export async function readLagFigures(db: Database): Promise<LagFigures> {
  const [needs, parameters] = await Promise.all([
    sql<LagFigures['needs'][number]>`
      select code, per_thousand as "perThousand", unit, doubtful from toolbox.facility_needs order by length(code) desc`.execute(
      db,
    ),
    sql<{ key: string; value: number }>`select key, value from toolbox.parameters`.execute(db),
  ]);
  const figure = (key: string): number => {
    const row = parameters.rows.find((parameter) => parameter.key === key);
    if (!row) throw new Error(`toolbox.parameters lacks ${key}`);
    return row.value;
  };
  const [residentsPerHousehold, constructionYears] = [figure('residents-per-household'), figure('construction-years')];
  return { needs: needs.rows, residentsPerHousehold, constructionYears };
}
