import type { Name } from '@shancheng/contracts';
import type { Database, Trx } from '../../../platform/db/index.ts';
import { type BoardRow, findDutyGrids, readDutyBoard } from './duty-board.ts';

export interface PlaceAndTime {
  /** Unit grid, 15 digits; null when only the division is known. */
  gridCode: string | null;
  /** Path of the place, to any depth; its street and district are read from it. */
  divisionPath: string;
  at: Date;
}

export interface ResponsibilityRequest extends PlaceAndTime {
  /** Four digits. */
  eventType: string;
  /** People who must not get it (they handled it, or did not answer). */
  excludePersonIds?: readonly string[];
}

export interface Responsible {
  personId: string;
  accountId: string;
  personName: string;
  orgId: string;
  orgName: string;
  postId: string;
  postName: string;
  level: 'grid' | 'street' | 'district';
  /** Why this person, in words for the timeline. */
  explanation: Name;
}

export interface ResponsibleOptions {
  /** When each person was last given a task: among equals the one who waited longest is next. Otherwise the roster’s order. */
  lastAssignedAt?: ReadonlyMap<string, Date>;
}

const LEVELS = { grid: 0, street: 1, district: 2 } as const;

/** `50/500103/500103005/` → itself and every path above it. */
function pathsAbove(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}

/** Digits of the event type that a duty names: 4 = this very type, 2 = its major, 0 = any; undefined when it is not meant. */
function specificity(row: BoardRow, eventType: string): number | undefined {
  const lengths = row.scopes.filter((scope) => eventType.startsWith(scope)).map((scope) => scope.length);
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

interface Candidate {
  row: BoardRow;
  specific: number;
}

function candidates(rows: readonly BoardRow[], request: ResponsibilityRequest): Candidate[] {
  return rows.flatMap((row) => {
    const specific = specificity(row, request.eventType);
    const rostered = row.startsAt <= request.at && row.endsAt > request.at;
    if (specific === undefined || !rostered || request.excludePersonIds?.includes(row.personId)) return [];
    return [{ row, specific }];
  });
}

function better(a: Candidate, b: Candidate, last: ResponsibleOptions['lastAssignedAt']): number {
  const waited = (row: BoardRow) => last?.get(row.personId)?.getTime() ?? Number.NEGATIVE_INFINITY;
  const waitedA = waited(a.row);
  const waitedB = waited(b.row);
  return (
    LEVELS[a.row.level] - LEVELS[b.row.level] ||
    b.specific - a.specific ||
    b.row.place.length - a.row.place.length ||
    (waitedA === waitedB ? 0 : waitedA - waitedB) ||
    a.row.backupOrder - b.row.backupOrder ||
    (a.row.personId < b.row.personId ? -1 : 1)
  );
}

function explain({ row, specific }: Candidate, eventType: string): Name {
  const scope = eventType.slice(0, specific);
  const level = { grid: '责任网格', street: '街道', district: '区级' }[row.level];
  return {
    zh:
      `${level}：${row.postName}负责${scope ? `${scope} 类事件` : '各类事件'}，${row.personName}当班在岗` +
      (row.backupOrder > 1 ? `（第 ${row.backupOrder} 顺位）` : ''),
    en:
      `${row.level}: ${row.postName} answers for ${scope ? `events ${scope}` : 'events of any type'}; ` +
      `${row.personName} is rostered and on duty${row.backupOrder > 1 ? ` (number ${row.backupOrder})` : ''}`,
  };
}

function toResponsible(candidate: Candidate, eventType: string): Responsible {
  const { personId, accountId, personName, orgId, orgName, postId, postName, level } = candidate.row;
  const explanation = explain(candidate, eventType);
  return { personId, accountId, personName, orgId, orgName, postId, postName, level, explanation };
}

/** Where a request may find somebody: its beat, then its division and all above. */
function placesOf(request: ResponsibilityRequest, beats: ReadonlyMap<string, string>): string[] {
  const beat = beats.get(request.gridCode ?? '');
  return [...(beat ? [beat] : []), ...pathsAbove(request.divisionPath)];
}

/** Who can be called for a set of places, read once for many requests. */
export interface DutyBoard {
  beats: ReadonlyMap<string, string>;
  byPlace: ReadonlyMap<string, BoardRow[]>;
}

/** The duty board for these places and times: two statements, sent together, however many places. */
export async function readBoardFor(db: Database | Trx, places: readonly PlaceAndTime[]): Promise<DutyBoard> {
  if (places.length === 0) return { beats: new Map(), byPlace: new Map() };
  const gridCodes = [...new Set(places.flatMap(({ gridCode }) => gridCode ?? []))];
  const paths = [...new Set(places.flatMap(({ divisionPath }) => pathsAbove(divisionPath)))];
  const times = places.map(({ at }) => at.getTime());
  const [beats, rows] = await Promise.all([
    findDutyGrids(db, gridCodes),
    readDutyBoard(db, paths, gridCodes, new Date(Math.min(...times)), new Date(Math.max(...times))),
  ]);
  return { beats, byPlace: Map.groupBy(rows, ({ place }) => place) };
}

/**
 * The one person who must go: rostered on a responsible post at that time and present. The post nearest to the ground
 * wins (duty grid, then street, then district); at one level the most specific event type. Undefined when nobody can.
 */
export function chooseResponsible(
  { beats, byPlace }: DutyBoard,
  request: ResponsibilityRequest,
  options: ResponsibleOptions = {},
): Responsible | undefined {
  const rows = placesOf(request, beats).flatMap((place) => byPlace.get(place) ?? []);
  const [best] = candidates(rows, request).sort((a, b) => better(a, b, options.lastAssignedAt));
  return best && toResponsible(best, request.eventType);
}
