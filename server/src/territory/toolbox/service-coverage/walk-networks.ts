import { buildWalkNetwork, type Position, type WalkKind, type WalkLine, type WalkNetwork } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type DatasetVersion, featuresOf } from '../dataset-versions.ts';
import { keepFew } from '../keep-few.ts';

export type WalkNetworks = (version: DatasetVersion) => Promise<WalkNetwork>;

/** The day asked for and another one to compare it with. */
const KEPT = 2;

/** Graphs of versions of the walking network: a version never changes, so the last few are kept. */
export function createWalkNetworks(db: Database): WalkNetworks {
  const kept = keepFew<WalkNetwork>(KEPT);
  return (version) => kept(`${version.id}/${version.version}`, () => loadWalkNetwork(db, version));
}

interface Row {
  kind: unknown;
  climb: unknown;
  line: Position[];
}

async function loadWalkNetwork(db: Database, version: DatasetVersion): Promise<WalkNetwork> {
  const { rows } = await sql<Row>`
    select f.attributes->'kind' as kind, f.attributes->'climbM' as climb,
      st_asgeojson(part.geom, 9)::jsonb->'coordinates' as line
    from datasets.features f, lateral st_dump(f.geom) part
    where ${featuresOf(version)} and st_geometrytype(part.geom) = 'ST_LineString' order by f.id`.execute(db);
  return buildWalkNetwork(rows.map(lineOf));
}

const KINDS = new Set<unknown>(['road', 'path', 'stairs', 'bridge', 'lift'] satisfies WalkKind[]);
const isKind = (kind: unknown): kind is WalkKind => KINDS.has(kind);

function lineOf({ kind, climb, line }: Row): WalkLine {
  return {
    kind: isKind(kind) ? kind : 'path',
    climbM: typeof climb === 'number' ? climb : 0,
    // Heights of positions, if any, are not ours.
    line: line.map(([lon, lat]): Position => [lon, lat]),
  };
}
