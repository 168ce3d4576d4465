import type { WalkNetwork } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type DatasetVersion, featuresOf } from '../dataset-versions.ts';
import { keepFew } from '../keep-few.ts';
import { BESIDE_M } from './draw-reach.ts';
import { findNearStreets, type NearStreets } from './near-streets.ts';
import { type InhabitedPlace, planeAt, type Samples, samplePlaces } from './sample-places.ts';

/** Where people live, and from which stretches of street each spot of it is reached. */
export interface Inhabited {
  places: readonly Omit<InhabitedPlace, 'rings'>[];
  samples: Samples;
  streets: NearStreets;
}

export interface InhabitedVersions {
  network: DatasetVersion;
  graph: WalkNetwork;
  population: DatasetVersion;
}
export type InhabitedPlaces = (versions: InhabitedVersions) => Promise<Inhabited>;

/** The day asked for and another one to compare it with. */
const KEPT = 2;

/** Places of a version of the population beside the streets of a version of the network; the last few are kept. */
export function createInhabitedPlaces(db: Database): InhabitedPlaces {
  const kept = keepFew<Inhabited>(KEPT);
  return ({ network, graph, population }) => {
    const name = `${network.id}/${network.version} ${population.id}/${population.version}`;
    return kept(name, async () => {
      const places = await listPlaces(db, population);
      const plane = planeAt(places[0]?.rings[0]?.[0] ?? [0, 0]);
      const samples = samplePlaces(places, plane);
      const streets = findNearStreets(samples, graph.lines, { plane, besideM: BESIDE_M });
      return { places: places.map(({ key, name, people }) => ({ key, name, people })), samples, streets };
    });
  };
}

async function listPlaces(db: Database, population: DatasetVersion): Promise<InhabitedPlace[]> {
  const { rows } = await sql<InhabitedPlace>`
    select f.key, f.name, (f.attributes->>'population')::float8 as people,
      (select jsonb_agg(ring) from jsonb_array_elements(st_asgeojson(st_multi(f.geom), 8)::jsonb->'coordinates') polygon,
        jsonb_array_elements(polygon) ring) as rings
    from datasets.features f where ${featuresOf(population)} and st_dimension(f.geom) = 2
      and case when jsonb_typeof(f.attributes->'population') = 'number' then (f.attributes->>'population')::float8 else 0 end > 0
    order by f.key`.execute(db);
  return rows;
}
