import type { Cockpit } from '@shancheng/contracts';
import { listDutyPeople } from '../base/directory/index.ts';
import { listCameras } from '../operations/cameras/index.ts';
import { findIncidentRows, readLedger, summaryOf } from '../operations/incidents/index.ts';
import { type Actor, inScope, scopePatterns } from '../platform/auth/index.ts';
import { dayStartOf, localDay } from '../platform/clock/index.ts';
import type { Trx } from '../platform/db/index.ts';
import { notFound } from '../platform/errors/index.ts';
import type { Platform } from '../platform/platform.ts';
import { firstHour, foldChain, foldHours, foldStatuses, foldStreets, foldToday, foldTypes } from './cockpit.ts';
import {
  type CountFrame,
  type DivisionRow,
  listDivisionsByCode,
  listLiveIds,
  listRecentChains,
  listStreets,
  listTypeNames,
  readChain,
  readSteps,
  readTally,
} from './cockpit-queries.ts';
import { figureQueries, rowsOf } from './figure-rows.ts';

const RECENT_CHAINS = 60;
/** Chains whose steps are measured: the newest, since each step needs a sort of its own. */
const STEP_CHAINS = 5_000;
const LIVE = { open: 300, any: 40 };

/** What the wall looks at: a division inside the caller’s scopes, or all of them. */
interface View {
  code: string;
  name: string;
  /** Paths counted. */
  scopes: readonly string[];
  streets: DivisionRow[];
  narrowed: boolean;
}

/** Every figure of the wall from one snapshot of the database, within the caller’s data scope. */
export function readCockpit(
  platform: Pick<Platform, 'db' | 'clock'> & { config: Pick<Platform['config'], 'timeZone'> },
  actor: Pick<Actor, 'scopes'>,
  scope: string | undefined,
): Promise<Cockpit> {
  const now = platform.clock.now();
  return platform.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => readInTrx(trx, actor, scope, now, platform.config.timeZone));
}

async function readInTrx(
  trx: Trx,
  actor: Pick<Actor, 'scopes'>,
  scope: string | undefined,
  now: Date,
  timeZone: string,
): Promise<Cockpit> {
  const view = await findView(trx, actor, scope, localDay(now, timeZone));
  const dayStart = dayStartOf(now, timeZone);
  const streets = view.narrowed ? view.streets.map((street) => street.code) : undefined;
  const frame = { dayStart, streets };
  const counted: CountFrame = { patterns: scopePatterns(view), streets, dayStart, now };
  const first = firstHour(now);
  const [{ tally, hours }, chain, steps, recent, live, onDuty, cameras, typeNames, ledger] = await Promise.all([
    readTally(trx, counted, first),
    readChain(trx, counted),
    readSteps(trx, counted, STEP_CHAINS),
    listRecentChains(trx, counted, RECENT_CHAINS),
    listLiveIds(trx, counted, LIVE).then((ids) => findIncidentRows(trx, ids)),
    listDutyPeople(trx, { onDuty: true, scopes: scopePatterns(view), at: now }),
    listCameras(trx, view),
    listTypeNames(trx),
    readLedger(trx, now),
  ]);
  const queries = figureQueries(frame);
  return {
    asOf: now.toISOString(),
    dayStart: dayStart.toISOString(),
    scope: { code: view.code, name: view.name },
    today: foldToday(tally, onDuty.length, frame),
    chain: {
      ...foldChain(chain, steps),
      rows: rowsOf(queries.chain),
      brokenRows: rowsOf(queries.broken),
      recent: recent
        .reverse()
        .map((row) => ({ incidentId: row.id, code: row.code, at: row.t5.toISOString(), ms: row.ms })),
    },
    byStatus: foldStatuses(tally, frame),
    byType: foldTypes(tally, typeNames, frame),
    byStreet: foldStreets(tally, view.streets, frame),
    byHour: foldHours(hours, first),
    live: live
      .sort((a, b) => b.reported_at.getTime() - a.reported_at.getTime() || b.id.localeCompare(a.id))
      .map((row) => summaryOf(row, now)),
    cameras: {
      live: cameras.filter((camera) => camera.state === 'live').length,
      total: cameras.length,
      points: cameras.map(({ id, name, location, state }) => ({ id, name, location, state })),
    },
    ledger,
  };
}

/** The division asked for, if the caller reaches all of it; without one, all that the caller reaches. */
async function findView(trx: Trx, actor: Pick<Actor, 'scopes'>, scope: string | undefined, day: string): Promise<View> {
  const asked = scope === undefined ? actor.scopes.map(lastCode) : [scope];
  const divisions = (await listDivisionsByCode(trx, asked, day)).filter((division) => inScope(actor, division.path));
  const head = divisions[0];
  if (scope !== undefined && !head)
    throw notFound(
      'cockpit.no-such-scope',
      '没有此区划，或不在你的管辖范围内',
      'No such division, or not within your scope',
    );
  const scopes = divisions.map((division) => division.path);
  return {
    code: head?.code ?? '',
    name: divisions.map((division) => division.name).join('、'),
    scopes,
    streets: await listStreets(trx, scopePatterns({ scopes }), day),
    narrowed: head !== undefined && scope !== undefined && !actor.scopes.includes(head.path),
  };
}

function lastCode(path: string): string {
  return path.split('/').at(-2) ?? '';
}
