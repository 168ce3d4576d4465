import type { JointProposal } from '@shancheng/contracts/inspection-plan';
import { dayAfter, daysBetween } from '../../shared/inspection/days.ts';

/** A stretch of days as shares of the picture’s width, 0 to 1. */
export interface Bar {
  from: number;
  to: number;
}

export interface AgencyBar extends Bar {
  checkId: string;
  authorityId: string;
  authorityName: string;
  windowFrom: string;
  windowTo: string;
  daysApart: number;
}

export interface SubjectLane {
  subjectId: string;
  subjectName: string;
  bars: AgencyBar[];
}

export interface ProposalPicture {
  from: string;
  to: string;
  /** The window of the joint visit. */
  merged: Bar;
  /** Month beginnings, for the axis. */
  months: { at: number; day: string }[];
  /** Subjects with checks of others, the one with most first. */
  lanes: SubjectLane[];
}

/** Lays the windows of everybody’s planned checks out on one line of days, per subject. */
export function pictureOf({ windowFrom, windowTo, windowDays, agencies }: JointProposal): ProposalPicture {
  const checks = agencies.flatMap(({ authorityId, authorityName, checks: own }) =>
    own.map((check) => ({ ...check, authorityId, authorityName })),
  );
  const from = least([dayAfter(windowFrom, -windowDays), ...checks.map((check) => check.windowFrom)]);
  const to = most([dayAfter(windowTo, windowDays), ...checks.map((check) => check.windowTo)]);
  const days = daysBetween(from, to) + 1;
  const bar = (first: string, last: string): Bar => ({
    from: daysBetween(from, first) / days,
    to: (daysBetween(from, last) + 1) / days,
  });
  const lanes = new Map<string, SubjectLane>();
  for (const { subjectId, subjectName, ...check } of checks) {
    const lane = lanes.get(subjectId) ?? { subjectId, subjectName, bars: [] };
    lane.bars.push({ ...check, ...bar(check.windowFrom, check.windowTo) });
    lanes.set(subjectId, lane);
  }
  return {
    ...{ from, to, merged: bar(windowFrom, windowTo) },
    months: monthsBetween(from, to).map((day) => ({ day, at: daysBetween(from, day) / days })),
    lanes: [...lanes.values()].sort((a, b) => b.bars.length - a.bars.length),
  };
}

const least = (days: readonly string[]) => days.toSorted()[0] ?? '';
const most = (days: readonly string[]) => days.toSorted().at(-1) ?? '';

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) if (day.endsWith('-01')) months.push(day);
  return months;
}

/** What one click asks: every agency that may act and has two officers, with the checks it planned anyway. */
export function invitationOf(agencies: JointProposal['agencies'], chosen: ReadonlySet<string>) {
  return agencies
    .filter(({ authorityId, matters }) => chosen.has(authorityId) && matters.length > 0)
    .map(({ authorityId, matters, checks }) => ({
      ...{ authorityId, matters },
      absorb: checks.map(({ checkId }) => checkId),
    }));
}

const FEWEST_OFFICERS = 2;

/** Whether an agency could come at all: powers for every matter there, and two officers. */
export function couldCome({ competent, officers }: JointProposal['agencies'][number]): boolean {
  return competent && officers >= FEWEST_OFFICERS;
}
