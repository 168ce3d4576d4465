import { sql } from '../../../platform/db/index.ts';
import { conflictSightOf, isVisible } from '../../plans/index.ts';
import type { ConflictsOnDay } from '../conflicts-on-day.ts';
import { type Asker, featuresOf, findVersion } from '../dataset-versions.ts';
import type { Progress } from '../progress.ts';
import { peopleWithin } from '../service-coverage/people-within.ts';
import type { CoverageTools } from '../service-coverage/service-coverage.ts';

/** What an indicator is made from; rows of data/toolbox/checkup-indicators.json. */
export type Formula =
  | { of: 'area'; dataset: string; codes?: string[]; perUnitM2: number }
  | { of: 'area-per-person'; dataset: string; codes: string[] }
  | { of: 'people-within'; facilityCodes: string[]; minutes: number }
  | { of: 'conflicts'; severity?: string };

export interface Measured {
  value?: number;
  /** What it would have needed. */
  missing: string[];
}

export interface Measuring extends CoverageTools {
  conflictsOn: ConflictsOnDay;
  actor: Asker;
  asOf: string;
  now: Date;
  progress?: Progress;
}

/** The value of one indicator as of a day, or what is missing for it. */
export async function measureIndicator(frame: Measuring, formula: Formula): Promise<Measured> {
  switch (formula.of) {
    case 'area': {
      const { value, missing } = await measureArea(frame, formula.dataset, formula.codes);
      return value === undefined ? { missing } : { value: value / formula.perUnitM2, missing };
    }
    case 'area-per-person':
      return measurePerPerson(frame, formula.dataset, formula.codes);
    case 'people-within':
      return measurePeopleWithin(frame, formula);
    case 'conflicts':
      return countConflicts(frame, formula.severity);
    default:
      return formula satisfies never;
  }
}

async function measureArea(
  { db, actor, asOf }: Measuring,
  key: string,
  codes: readonly string[] | undefined,
): Promise<Measured> {
  const version = await findVersion(db, actor, { key, asOf });
  if (!version) return { missing: [key] };
  const { rows } = await sql<{ area: number | null }>`
    select sum(f.area_m2) as area from datasets.features f where ${featuresOf(version)}
      and (${codes ?? null}::text[] is null or exists (select from unnest(${codes ?? []}::text[]) c where f.code like c || '%'))`.execute(
    db,
  );
  return { value: rows[0]?.area ?? 0, missing: [] };
}

async function measurePerPerson(frame: Measuring, dataset: string, codes: readonly string[]): Promise<Measured> {
  const [ground, heads] = await Promise.all([measureArea(frame, dataset, codes), countPeople(frame)]);
  const missing = [...ground.missing, ...heads.missing];
  if (ground.value === undefined || heads.value === undefined) return { missing };
  return { value: ground.value / heads.value, missing };
}

async function countPeople({ db, actor, asOf }: Measuring): Promise<Measured> {
  const key = 'population';
  const version = await findVersion(db, actor, { key, asOf });
  if (!version) return { missing: [key] };
  const { rows } = await sql<{ people: number | null }>`
    select sum((f.attributes ->> 'population')::float8) as people from datasets.features f where ${featuresOf(version)}`.execute(
    db,
  );
  return rows[0]?.people ? { value: rows[0].people, missing: [] } : { missing: [key] };
}

async function measurePeopleWithin(
  { actor, asOf, ...tools }: Measuring,
  { facilityCodes, minutes }: { facilityCodes: string[]; minutes: number },
): Promise<Measured> {
  const { share, missing } = await peopleWithin(tools, actor, { facilityCodes, minutes, asOf });
  return share === undefined ? { missing } : { value: share * 100, missing };
}

/** Today’s as they stand; of another day those that the plans of that day hold. */
async function countConflicts(
  { db, actor, asOf, conflictsOn }: Measuring,
  severity: string | undefined,
): Promise<Measured> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${await conflictsOn(asOf)} where c.status <> 'exempt' and ${isVisible(conflictSightOf(actor))}
      and (${severity ?? null}::text is null or c.severity = ${severity ?? null})`.execute(db);
  return { value: rows[0]?.n ?? 0, missing: [] };
}
