import type { ProfileQuery, TerrainProfile } from '@shancheng/contracts';
import { type Position, profileAlong, slopeAt, stepLengths } from '@shancheng/geo';
import type { Database } from '../../../platform/db/index.ts';
import type { Asker } from '../dataset-versions.ts';
import { badPosition, lineTooLong, terrainUnknown } from './errors.ts';
import type { Terrains } from './terrains.ts';

const LONGEST_M = 50_000;
const MOST_POINTS = 2_000;

/** Heights along a line; where none are known the points have none. */
export async function terrainProfile(
  { db, terrains }: { db: Database; terrains: Terrains },
  actor: Asker,
  query: ProfileQuery,
): Promise<TerrainProfile> {
  const line = query.line.map(([lon = NaN, lat = NaN]): Position => [lon, lat]);
  const [first] = line;
  if (first === undefined || !line.every(isPosition)) throw badPosition();
  const length = stepLengths(line).reduce((sum, step) => sum + step, 0);
  if (length > LONGEST_M) throw lineTooLong();
  const terrain = await terrains(db, actor, first);
  if (!terrain) throw terrainUnknown();
  const { grid, name, synthetic } = terrain;
  const step = Math.max(query.stepM ?? 20, length / MOST_POINTS);
  const { points, climb, descent, steepest } = profileAlong(grid, line, step);
  return {
    points: points.map(({ height, ...point }) => ({
      ...point,
      ...(height === undefined ? {} : { height, slope: slopeAt(grid, point.lon, point.lat) ?? 0 }),
    })),
    lengthM: length,
    climbM: climb,
    descentM: descent,
    steepest,
    name,
    synthetic,
  };
}

const isPosition = ([lon, lat]: Position) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
