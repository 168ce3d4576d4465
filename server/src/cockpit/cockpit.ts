import type { Cockpit, Figure, Name, Percentiles } from '@shancheng/contracts';
import { INCIDENT_STATUSES } from '@shancheng/contracts';
import type { ChainRow, HourRow, StepRow, TallyRow } from './cockpit-queries.ts';
import { FILED_STATUSES, type FigureFrame, figureQueries, isOpen, rowsOf, WAITING_STATUSES } from './figure-rows.ts';

type Today = Omit<Cockpit['today'], 'onDuty'>;

/** What each figure means; shown beside its rows. */
const DEFINITIONS: Record<keyof Today | 'onDuty', Name> = {
  reported: {
    zh: '今日零时起上报的全部案件（含并案、不予受理、作废）',
    en: 'All incidents reported since midnight, merged, rejected and void ones included',
  },
  filed: {
    zh: '今日零时起立案的案件（含已结案，不含作废与并案）',
    en: 'Filed since midnight, closed ones included, void and merged ones not',
  },
  closed: { zh: '今日零时起结案的案件（含往日上报）', en: 'Closed since midnight, whenever reported' },
  open: { zh: '此刻未办结的案件（含往日）', en: 'Not finished now, earlier days included' },
  overdue: { zh: '此刻未办结且已超过办理时限的案件', en: 'Not finished now and past the time limit' },
  waiting: { zh: '此刻等待核实、受理或立案的案件', en: 'Waiting now to be verified, accepted or filed' },
  onDuty: { zh: '此刻排班在岗且已在手机上签到的人员', en: 'People rostered now who signed on with their phone' },
};

const STEP_NAMES: readonly { key: string; name: Name }[] = [
  { key: 'detect', name: { zh: '识别', en: 'Detect' } },
  { key: 'verify', name: { zh: '核实', en: 'Verify' } },
  { key: 'file', name: { zh: '立案', en: 'File' } },
  { key: 'dispatch', name: { zh: '派遣', en: 'Dispatch' } },
  { key: 'phone', name: { zh: '送达手机', en: 'To phone' } },
];

const HOUR_MS = 3_600_000;
export const HOURS = 24;

/** The first of the 24 full hours that end with the present one. */
export function firstHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - (HOURS - 1) * HOUR_MS);
}

/** Today’s figures and the counts by state, all folded from one tally. */
export function foldToday(tally: readonly TallyRow[], onDuty: number, frame: FigureFrame): Cockpit['today'] {
  const queries = figureQueries(frame);
  const figure = (key: keyof Today, value: number): Figure => ({
    value,
    definition: DEFINITIONS[key],
    rows: rowsOf(queries[key]),
  });
  const open = tally.filter((row) => isOpen(row.status));
  return {
    reported: figure(
      'reported',
      sum(tally, (row) => row.reported_today),
    ),
    filed: figure(
      'filed',
      sum(
        tally.filter((row) => FILED_STATUSES.includes(row.status)),
        (row) => row.filed_today,
      ),
    ),
    closed: figure(
      'closed',
      sum(
        tally.filter((row) => row.status === 'closed'),
        (row) => row.closed_today,
      ),
    ),
    open: figure(
      'open',
      sum(open, (row) => row.all),
    ),
    overdue: figure(
      'overdue',
      sum(tally, (row) => row.overdue),
    ),
    waiting: figure(
      'waiting',
      sum(
        open.filter((row) => WAITING_STATUSES.includes(row.status)),
        (row) => row.all,
      ),
    ),
    onDuty: { value: onDuty, definition: DEFINITIONS.onDuty },
  };
}

export function foldStatuses(tally: readonly TallyRow[], frame: FigureFrame): Cockpit['byStatus'] {
  const queries = figureQueries(frame);
  return INCIDENT_STATUSES.map((status) => {
    const rows = tally.filter((row) => row.status === status);
    const ended = status === 'closed' ? (row: TallyRow) => row.closed_today : (row: TallyRow) => row.reported_today;
    return {
      status,
      value: sum(rows, isOpen(status) ? (row) => row.all : ended),
      rows: rowsOf(queries.status(status)),
    };
  });
}

/** Today’s incidents by type, the most frequent first; types without any are left out. */
export function foldTypes(
  tally: readonly TallyRow[],
  names: ReadonlyMap<string, Name>,
  frame: FigureFrame,
): Cockpit['byType'] {
  const queries = figureQueries(frame);
  const counts = new Map<string, number>();
  for (const row of tally) counts.set(row.event_type, (counts.get(row.event_type) ?? 0) + row.reported_today);
  return [...counts]
    .filter(([, value]) => value > 0)
    .sort(([a, more], [b, less]) => less - more || a.localeCompare(b))
    .map(([eventType, value]) => {
      const name = names.get(eventType) ?? { zh: eventType, en: eventType };
      return { eventType, name, value, rows: rowsOf(queries.type(eventType)) };
    });
}

/** Every street of the scope, also the quiet ones, the one with most open cases first. */
export function foldStreets(
  tally: readonly TallyRow[],
  streets: readonly { code: string; name: string }[],
  frame: FigureFrame,
): Cockpit['byStreet'] {
  const queries = figureQueries(frame);
  return streets
    .map(({ code, name }) => {
      const rows = tally.filter((row) => row.street_code === code);
      return {
        code,
        name,
        open: sum(
          rows.filter((row) => isOpen(row.status)),
          (row) => row.all,
        ),
        today: sum(rows, (row) => row.reported_today),
        overdue: sum(rows, (row) => row.overdue),
        rows: rowsOf(queries.street(code)),
      };
    })
    .sort((a, b) => b.open - a.open || a.code.localeCompare(b.code));
}

/** 24 full hours, oldest first, the present one last and unfinished. */
export function foldHours(counted: readonly HourRow[], first: Date): Cockpit['byHour'] {
  const byHour = new Map(counted.map((row) => [row.hour, row]));
  return Array.from({ length: HOURS }, (_, index) => {
    const at = first.getTime() + index * HOUR_MS;
    const row = byHour.get(at);
    return { hour: new Date(at).toISOString(), reported: row?.reported ?? 0, closed: row?.closed ?? 0 };
  });
}

export function foldChain(
  row: ChainRow | undefined,
  newest: StepRow | undefined,
): Pick<Cockpit['chain'], 'captureToPhone' | 'steps' | 'within5s'> {
  const count = row?.count ?? 0;
  const steps = [newest?.step1, newest?.step2, newest?.step3, newest?.step4, newest?.step5];
  return {
    captureToPhone: { count, ...named(row?.whole, ['p50', 'p95', 'p99']), ...named([row?.slowest ?? null], ['max']) },
    steps: STEP_NAMES.map((step, index) => ({ ...step, ...named(steps[index], ['p50', 'p95']) })),
    ...(row && count > 0 ? { within5s: row.within / count } : {}),
  };
}

/** Values under their names; what was not measured is left out. */
function named<K extends keyof Percentiles>(
  values: (number | null)[] | null | undefined,
  keys: readonly K[],
): { [key in K]?: number } {
  const known = keys.flatMap((key, index) => {
    const value = values?.[index];
    return value === null || value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(known) as { [key in K]?: number }; // built from exactly these keys
}

function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}
