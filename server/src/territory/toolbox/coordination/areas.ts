import { sql } from '../../../platform/db/index.ts';
import { featuresOf, findDatasetsOnDay } from '../dataset-versions.ts';
import type { CoordinationFrame } from './frame.ts';

export interface AreaOfLayer {
  /** undefined: no such layer on that day. */
  areaM2: number | undefined;
  features: number;
  versions: Record<string, number>;
  missing: string[];
}

/** What a layer covers on a day, on the ellipsoid. */
export async function areaOfLayer(
  { db, actor }: Pick<CoordinationFrame, 'db' | 'actor'>,
  key: string,
  asOf: string,
): Promise<AreaOfLayer> {
  const { found, missing, versions } = await findDatasetsOnDay(db, actor, { keys: [key], asOf });
  const version = found.get(key);
  if (!version) return { areaM2: undefined, features: 0, versions, missing };
  const { rows } = await sql<{ area: number; n: number }>`
    select coalesce(sum(f.area_m2), 0) as area, count(*)::int as n from datasets.features f where ${featuresOf(version)}`.execute(
    db,
  );
  return { areaM2: rows[0]?.area ?? 0, features: rows[0]?.n ?? 0, versions, missing };
}
