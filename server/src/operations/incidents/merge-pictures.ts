import { sql, type Trx } from '../../platform/db/index.ts';

/**
 * All pictures of a case merged into another are shown there from now on: those it was taken for, and those that came
 * with cases merged into it before. Each remembers the case it was taken for.
 */
export async function mergePicturesInTrx(trx: Trx, from: string, into: string): Promise<void> {
  await sql`
    update incidents.evidence set origin_incident_id = coalesce(origin_incident_id, incident_id), incident_id = ${into}
    where incident_id = ${from}`.execute(trx);
}

/**
 * The way back, while the case is still merged: it takes its own and those of the cases merged into it, from wherever
 * they went. By primary key only, up the merges from where each picture was taken.
 */
export async function unmergePicturesInTrx(trx: Trx, incidentId: string): Promise<void> {
  await sql`
    with recursive above as (
      select merged_into as id from incidents.incidents where id = ${incidentId}
      union
      select i.merged_into from above join incidents.incidents i on i.id = above.id where i.merged_into is not null
    ), ways as (
      select origin_incident_id as origin, origin_incident_id as id from incidents.evidence
      where incident_id in (select id from above) and origin_incident_id is not null
      union
      select ways.origin, i.merged_into from ways join incidents.incidents i on i.id = ways.id where i.merged_into is not null
    )
    update incidents.evidence set incident_id = ${incidentId}, origin_incident_id = nullif(origin_incident_id, ${incidentId})
    where incident_id in (select id from above) and origin_incident_id in (select origin from ways where id = ${incidentId})`.execute(
    trx,
  );
}
