import type { ScheduleWindow } from '@shancheng/contracts';
import { isWithinSchedule } from '@shancheng/contracts';
import type { Static } from 'typebox';
import { sql, type Trx } from '../../platform/db/index.ts';
import {
  DUPLICATE_HOURS,
  DUPLICATE_METRES,
  type Duplicate,
  type FilingRule,
  type Permit,
  type Signal,
} from './signal.ts';

/** A box this many degrees around a point holds every point within 20 m of it, at any latitude of China. */
const DUPLICATE_BOX_DEGREES = 0.0003;

function columns(signals: readonly Signal[]) {
  return sql`unnest(${signals.map((s) => s.id)}::uuid[], ${signals.map((s) => s.lon)}::float8[], ${signals.map((s) => s.lat)}::float8[],
    ${signals.map((s) => s.eventType)}::text[], ${signals.map((s) => s.capturedAt.toISOString())}::timestamptz[],
    ${signals.map((s) => s.deviceId ?? null)}::text[], ${signals.map((s) => s.ruleId ?? null)}::text[])
    as s(id, lon, lat, event_type, at, device_id, rule_id)`;
}

/** By id of the signal: the approved use it falls into, if the use is on at the time of capture. */
export async function findPermits(trx: Trx, signals: readonly Signal[], timeZone: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    document_no: string;
    schedule: Static<typeof ScheduleWindow>[];
  }>`
    select s.id, p.name, p.document_no, p.schedule from ${columns(signals)}
    join incidents.permits p on s.event_type = any (p.event_types)
      and s.at >= p.valid_from and s.at < p.valid_to
      and st_covers(p.area, st_setsrid(st_makepoint(s.lon, s.lat), 4490))`.execute(trx);
  const found = new Map<string, Permit>();
  const byId = new Map(signals.map((signal) => [signal.id, signal]));
  for (const row of rows) {
    const signal = byId.get(row.id);
    if (signal && isWithinSchedule(row.schedule, signal.capturedAt, timeZone)) {
      found.set(signal.id, { name: row.name, documentNo: row.document_no });
    }
  }
  return found;
}

/** By id of the signal: the nearest open case of the same type within 20 m, or of the same camera rule, in four hours. */
export async function findDuplicates(trx: Trx, signals: readonly Signal[]): Promise<Map<string, Duplicate>> {
  const { rows } = await sql<{
    id: string;
    incident_id: string;
    metres: number;
    minutes: number;
    same_camera: boolean;
    waiting: boolean;
  }>`
    select distinct on (s.id) s.id, i.id as incident_id, i.metres, i.same_camera, i.status in ('reported', 'verifying') as waiting,
      abs(extract(epoch from s.at - i.reported_at)) / 60 as minutes
    from ${columns(signals)}
    cross join lateral (
      (select n.id, n.status, n.reported_at, st_distancesphere(n.geom, st_setsrid(st_makepoint(s.lon, s.lat), 4490)) as metres, false as same_camera
       from incidents.incidents n
       where n.status not in ('closed', 'rejected', 'merged', 'void') and n.event_type = s.event_type
         and n.geom && st_expand(st_setsrid(st_makepoint(s.lon, s.lat), 4490), ${DUPLICATE_BOX_DEGREES})
         and st_distancesphere(n.geom, st_setsrid(st_makepoint(s.lon, s.lat), 4490)) <= ${DUPLICATE_METRES})
      union all
      (select c.id, c.status, c.reported_at, st_distancesphere(c.geom, st_setsrid(st_makepoint(s.lon, s.lat), 4490)), true
       from incidents.incidents c
       where c.status not in ('closed', 'rejected', 'merged', 'void') and c.event_type = s.event_type
         and c.camera_id = s.device_id and c.rule_id = s.rule_id)
    ) i
    where i.reported_at > s.at - make_interval(hours => ${DUPLICATE_HOURS})
      and i.reported_at < s.at + make_interval(hours => ${DUPLICATE_HOURS})
    order by s.id, i.same_camera desc, i.metres`.execute(trx);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        incidentId: row.incident_id,
        metres: row.metres,
        minutes: row.minutes,
        sameCamera: row.same_camera,
        waiting: row.waiting,
      },
    ]),
  );
}

/** The same question among the cases this very batch opens. */
export function nearestInBatch(
  signal: Signal,
  opened: readonly { signal: Signal; incidentId: string; waiting: boolean }[],
): Duplicate | undefined {
  for (const { signal: other, incidentId, waiting } of opened) {
    if (other.eventType !== signal.eventType) continue;
    const metres = metresBetween(signal, other);
    const sameCamera =
      signal.ruleId !== undefined && other.deviceId === signal.deviceId && other.ruleId === signal.ruleId;
    const minutes = Math.abs(signal.capturedAt.getTime() - other.capturedAt.getTime()) / 60_000;
    if ((metres <= DUPLICATE_METRES || sameCamera) && minutes < DUPLICATE_HOURS * 60)
      return { incidentId, metres, minutes, sameCamera, waiting };
  }
  return undefined;
}

/** Good to a millimetre at this size: the plane tangent at the first point. */
function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const perDegree = 111_195; // metres, sphere of PostGIS’s st_distancesphere
  const dx = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180) * perDegree;
  return Math.hypot(dx, (a.lat - b.lat) * perDegree);
}

/** Keyed `source/eventType`, and `source/` for the rest of a source. */
export async function findFilingRules(trx: Trx): Promise<Map<string, FilingRule>> {
  const rows = await trx.selectFrom('incidents.filing_rules').selectAll().execute();
  return new Map(
    rows.map((row) => [
      `${row.source}/${row.event_type ?? ''}`,
      {
        autoFile: row.auto_file,
        minScore: row.min_score,
        minConfirmShare: row.min_confirm_share,
        dailyLimit: row.daily_limit,
        suspected: row.suspected,
      },
    ]),
  );
}
