import { reachOnFoot } from '@shancheng/geo';
import { type Asker, findDatasetsOnDay } from '../dataset-versions.ts';
import { countPeople, coveredIn, everybodyIn } from './count-people.ts';
import { placesInUse } from './facilities-in-use.ts';
import type { CoverageTools } from './service-coverage.ts';

export interface WithinOptions {
  facilityCodes: readonly string[];
  minutes: number;
  asOf: string;
}

/** Share of the people (0 to 1) who live within so many minutes on foot of facilities in use; nothing is drawn. */
export async function peopleWithin(
  { db, networks, inhabited }: Omit<CoverageTools, 'coverages'>,
  actor: Asker,
  { facilityCodes, minutes, asOf }: WithinOptions,
): Promise<{ share?: number; missing: string[] }> {
  const keys = ['walk-network', 'population', 'facilities'] as const;
  const { found, missing } = await findDatasetsOnDay(db, actor, { keys, asOf });
  const [network, population, facilities] = keys.map((key) => found.get(key));
  if (!network || !population || !facilities) return { missing };
  const graph = await networks(network);
  const from = await placesInUse(db, facilities, facilityCodes);
  const reach = reachOnFoot(graph, { from, seconds: minutes * 60 });
  const places = countPeople(await inhabited({ network, graph, population }), [reach.sharesWithin(minutes * 60)]);
  const everybody = everybodyIn(places);
  return everybody > 0 ? { share: coveredIn(places, 0) / everybody, missing } : { missing: ['population'] };
}
