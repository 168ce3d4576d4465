import type { FacilityLag, LagCause } from '@shancheng/contracts';

export interface ResidentialProject {
  key: string;
  name: string;
  plotNo: string | null;
  /** `YYYY-MM-DD`, since when people live there. */
  occupiedAt: string | null;
  population: number | null;
  households: number | null;
}

export interface Facility {
  key: string;
  name: string;
  code: string;
  status: string;
  plannedAt: string | null;
  /** Places: seats, beds. */
  capacity: number | null;
  serves: readonly string[];
  /** An open conflict of plans at its place. */
  conflictId?: string;
}

export interface FacilityNeed {
  code: string;
  perThousand: number;
  unit: string;
  doubtful: boolean;
}

export interface LagFigures {
  needs: readonly FacilityNeed[];
  residentsPerHousehold: number;
  /** Longer than this since it was planned, building is overdue. */
  constructionYears: number;
}

const IN_USE = 'in-use';
const DAYS_A_YEAR = 365.25;

/** Years between two days, a fraction counted by days. */
export function yearsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / DAYS_A_YEAR;
}

/** How many live there: as counted, else reckoned from the households; nothing when neither is told. */
export function populationOf(
  { population, households }: ResidentialProject,
  { residentsPerHousehold }: LagFigures,
): { population: number; populationEstimated: boolean } | undefined {
  if (population !== null) return { population, populationEstimated: false };
  if (households !== null) return { population: households * residentsPerHousehold, populationEstimated: true };
  return undefined;
}

/** Why a facility is not in use. Land that two plans dispute cannot be supplied, so an open conflict comes first there. */
export function causeOf({ status, conflictId, plannedAt }: Facility, asOf: string, figures: LagFigures): LagCause {
  switch (status) {
    case 'land-not-supplied':
      return conflictId === undefined ? 'land-not-supplied' : 'plan-conflict';
    case 'land-supplied':
      return conflictId === undefined ? 'land-supplied-not-built' : 'plan-conflict';
    case 'under-construction': {
      const overdue = plannedAt !== null && yearsBetween(plannedAt, asOf) > figures.constructionYears;
      return overdue ? 'construction-overdue' : 'under-construction';
    }
    case 'built-not-handed-over':
      return 'not-handed-over';
    default:
      return 'unknown';
  }
}

/** Facilities not in use although people moved in before that day, the most residents × years first; and who cannot be judged. */
export function rankFacilityLags(
  projects: readonly ResidentialProject[],
  facilities: readonly Facility[],
  { asOf, ...figures }: LagFigures & { asOf: string },
): { items: FacilityLag[]; unjudged: string[] } {
  const byPlot = facilitiesByPlot(facilities);
  const residents = residentsByPlot(projects, figures);
  const items: FacilityLag[] = [];
  const unjudged: string[] = [];
  for (const project of projects) {
    const serving = byPlot.get(project.plotNo ?? '') ?? [];
    const lags = lagsOf(project, serving, { asOf, residents, ...figures });
    if (lags) items.push(...lags);
    else unjudged.push(project.key);
  }
  items.sort((a, b) => b.weight - a.weight || (a.facilityKey < b.facilityKey ? -1 : 1));
  return { items, unjudged };
}

function residentsByPlot(projects: readonly ResidentialProject[], figures: LagFigures): Map<string, number> {
  const residents = new Map<string, number>();
  for (const project of projects) {
    const { population = 0 } = populationOf(project, figures) ?? {};
    if (project.plotNo !== null) residents.set(project.plotNo, (residents.get(project.plotNo) ?? 0) + population);
  }
  return residents;
}

function facilitiesByPlot(facilities: readonly Facility[]): Map<string, Facility[]> {
  const byPlot = new Map<string, Facility[]>();
  for (const facility of facilities) {
    for (const plotNo of facility.serves) {
      const known = byPlot.get(plotNo);
      if (known) known.push(facility);
      else byPlot.set(plotNo, [facility]);
    }
  }
  return byPlot;
}

/** Nothing when the project does not tell where it is, since when it is lived in, or by how many. */
function lagsOf(
  project: ResidentialProject,
  serving: readonly Facility[],
  { asOf, residents, ...figures }: LagFigures & { asOf: string; residents: ReadonlyMap<string, number> },
): FacilityLag[] | undefined {
  const { key, name, plotNo, occupiedAt } = project;
  const people = populationOf(project, figures);
  if (plotNo === null || occupiedAt === null || !people) return undefined;
  const lagYears = yearsBetween(occupiedAt, asOf);
  if (lagYears <= 0) return [];
  const late = serving.filter(({ status }) => status !== IN_USE);
  return late.map((facility) => ({
    ...{ projectKey: key, projectName: name, plotNo, occupiedAt, ...people, lagYears },
    ...{ facilityKey: facility.key, facilityName: facility.name, code: facility.code, status: facility.status },
    cause: causeOf(facility, asOf, figures),
    ...(facility.conflictId === undefined ? {} : { conflictId: facility.conflictId }),
    weight: people.population * lagYears,
    ...needOf(facility.code, people.population, serving, { residents, ...figures }),
  }));
}

/** What these residents need against their share of what is in use; a school for several plots is shared by residents. */
function needOf(
  code: string,
  population: number,
  serving: readonly Facility[],
  { needs, residents }: LagFigures & { residents: ReadonlyMap<string, number> },
): Pick<FacilityLag, 'need'> {
  const need = needs.find((one) => code.startsWith(one.code));
  if (!need) return {};
  const shareOf = ({ capacity, serves }: Facility) => {
    const served = serves.reduce((sum, plotNo) => sum + (residents.get(plotNo) ?? 0), 0);
    return served > 0 ? ((capacity ?? 0) * population) / served : 0;
  };
  const open = serving.filter((facility) => facility.status === IN_USE && facility.code.startsWith(need.code));
  const inUse = Math.floor(open.reduce((sum, facility) => sum + shareOf(facility), 0));
  const { perThousand, unit, doubtful } = need;
  return { need: { needed: Math.ceil((population * perThousand) / 1_000), inUse, unit, doubtful } };
}
