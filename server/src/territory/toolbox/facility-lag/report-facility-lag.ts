import type { FacilityLagReport } from '@shancheng/contracts';
import type { Database } from '../../../platform/db/index.ts';
import type { ConflictsOnDay } from '../conflicts-on-day.ts';
import { type Asker, findDatasetsOnDay } from '../dataset-versions.ts';
import { rankFacilityLags } from './facility-lag.ts';
import { listFacilities, listResidentialProjects, readLagFigures } from './facility-lag-queries.ts';

/** Who has waited how long for what on that day; “unknown” when projects or facilities are not there to be compared. */
export async function reportFacilityLag(
  { db, conflictsOn }: { db: Database; conflictsOn: ConflictsOnDay },
  actor: Asker,
  { asOf, now }: { asOf: string; now: Date },
): Promise<FacilityLagReport> {
  const keys = ['residential-projects', 'facilities'] as const;
  const { found, missing, versions } = await findDatasetsOnDay(db, actor, { keys, asOf });
  const about = { missing, versions, asOf, at: now.toISOString() };
  const [projects, facilities] = [found.get('residential-projects'), found.get('facilities')];
  if (!projects || !facilities) return { answer: 'unknown', items: [], unjudged: [], ...about };
  const conflicts = await conflictsOn(asOf);
  const [estates, planned, figures] = await Promise.all([
    listResidentialProjects(db, projects),
    listFacilities({ db, conflicts }, actor, facilities),
    readLagFigures(db),
  ]);
  return { answer: 'known', ...rankFacilityLags(estates, planned, { ...figures, asOf }), ...about };
}
