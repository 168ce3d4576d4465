import type { ComplianceCheck, LayerVerdict } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';

export interface TouchedShape {
  verdict: LayerVerdict;
  /** Polygons as lists of rings of [longitude, latitude]. */
  polygons: [number, number][][][];
}

/** Shapes drawn at most; a map of more is no map. */
const MOST_SHAPES = 300;

/** What lay around the parcel in the versions the report names, most severe last so that it is drawn on top. */
export async function listTouchedShapes(db: Database, { layers, parcel }: ComplianceCheck): Promise<TouchedShape[]> {
  const versions = layers.flatMap(({ datasetId, version, verdict, features }) =>
    version === undefined || features.length === 0 ? [] : [{ id: datasetId, version, verdict }],
  );
  const { rows } = await sql<TouchedShape>`
    select l.verdict, st_asgeojson(st_multi(part.geom), 7)::jsonb -> 'coordinates' as polygons
    from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(parcel)}), 4490) as parcel) asked
    cross join lateral (select st_expand(parcel, 0.5 * greatest(st_xmax(parcel) - st_xmin(parcel), st_ymax(parcel) - st_ymin(parcel))) as frame) f
    cross join jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as l(id uuid, version integer, verdict text)
    join datasets.features o on o.dataset_id = l.id and o.version_from <= l.version
      and (o.version_to is null or o.version_to > l.version) and o.geom && parcel
    cross join lateral (select st_collectionextract(st_intersection(o.geom, frame), 3) as geom) part
    where not st_isempty(part.geom)
    order by array_position(array['complies', 'unknown', 'needs-argument', 'violates'], l.verdict), o.id desc
    limit ${MOST_SHAPES}`.execute(db);
  return rows;
}
