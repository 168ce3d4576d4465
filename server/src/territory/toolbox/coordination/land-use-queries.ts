import { sql } from '../../../platform/db/index.ts';
import { readLandGroups } from '../../plans/index.ts';
import { type DatasetVersion, featuresOf } from '../dataset-versions.ts';
import type { CoordinationFrame } from './frame.ts';

/** m² of each land group of a layer; what its codes do not tell is under `unknown`. */
export async function areaByGroup(
  { db }: Pick<CoordinationFrame, 'db'>,
  version: DatasetVersion,
): Promise<Map<string, number>> {
  const [groupOf, { rows }] = await Promise.all([
    readLandGroups(db),
    sql<{ code: string | null; scheme: string | null; area: number }>`
      select f.code, d.scheme, coalesce(sum(f.area_m2), 0) as area from datasets.features f join datasets.datasets d on d.id = f.dataset_id
      where ${featuresOf(version)} group by f.code, d.scheme`.execute(db),
  ]);
  const areas = new Map<string, number>();
  for (const { code, scheme, area } of rows) {
    const group = groupOf({ scheme, landGroup: null }, code) ?? 'unknown';
    areas.set(group, (areas.get(group) ?? 0) + area);
  }
  return areas;
}
