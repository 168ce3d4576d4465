import { randomUUID } from 'node:crypto';
import type { IncidentStatus, SignalSource } from '@shancheng/contracts';
import { sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { evidenceNotFound } from './errors.ts';
import { type Deed, insertActionsInTrx, type LoadedIncident } from './incident-store.ts';
import { takeCodesInTrx } from './signal-store.ts';

/** The signals of a case merged into another go with it, and remember where they came from. */
export async function mergeSignalsInTrx(trx: Trx, from: string, into: string, reason: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update incidents.signals set origin_incident_id = ${from}, incident_id = ${into}, outcome = 'merged',
      reason = jsonb_build_object('zh', '人工并案：' || ${reason}::text, 'en', 'Merged by hand: ' || ${reason}::text)
    where incident_id = ${from} and outcome in ('open', 'filed')`.execute(trx);
  await addToCount(trx, into, Number(numAffectedRows ?? 0));
}

/** The way back: they belong to the case they opened again; `applyInTrx` files them if that case is filed. */
export async function unmergeSignalsInTrx(trx: Trx, incidentId: string): Promise<void> {
  const { rows } = await sql<{ left: string }>`
    with home as (
      update incidents.signals s set incident_id = s.origin_incident_id, origin_incident_id = null, outcome = 'open', reason = null
      from (select id, incident_id as "left" from incidents.signals where origin_incident_id = ${incidentId}) old
      where s.id = old.id returning old."left"
    ) select "left" from home`.execute(trx);
  const first = rows[0];
  if (first) await addToCount(trx, first.left, -rows.length);
}

async function addToCount(trx: Trx, incidentId: string, count: number): Promise<void> {
  await sql`update incidents.incidents set signal_count = signal_count + ${count} where id = ${incidentId}`.execute(
    trx,
  );
}

/** A signal attached by mistake gets a case of its own, waiting for a person. Its code counts like any other. */
export async function detachSignalInTrx(
  trx: Trx,
  platform: Platform,
  target: LoadedIncident,
  signalId: string,
  deed: Deed,
): Promise<string> {
  const signal = await trx
    .selectFrom('incidents.signals')
    .select(['id', 'source'])
    .$narrowType<{ source: SignalSource }>() // written only from SignalSource
    .where('id', '=', signalId)
    .where('incident_id', '=', target.incident.id)
    .where('outcome', '=', 'merged')
    .where('origin_incident_id', 'is', null)
    .executeTakeFirst();
  if (!signal) throw evidenceNotFound();
  const id = randomUUID();
  const place = { countyCode: target.code.slice(0, 6) };
  const codes = await takeCodesInTrx(trx, platform, [{ id: signal.id, source: signal.source, place }]);
  await sql`
    insert into incidents.incidents (id, code, status, event_type, source, source_name, suspected, description, lon, lat,
      division_path, county_code, street_code, street_name, community_name, grid_code, address, camera_id, rule_id,
      reported_at, updated_at, last_seq, t0, t1, synthetic, thumbnail_evidence_id)
    select ${id}, ${codes.get(signal.id) ?? ''}, 'verifying', i.event_type, s.source, i.source_name, i.suspected,
      coalesce(s.details ->> 'description', i.description), s.lon, s.lat,
      i.division_path, i.county_code, i.street_code, i.street_name, i.community_name, i.grid_code, i.address, i.camera_id, i.rule_id,
      s.received_at, ${deed.at}, 2, s.captured_at, s.detected_at, i.synthetic,
      (select e.id from incidents.evidence e where e.signal_id = s.id limit 1)
    from incidents.incidents i, incidents.signals s where i.id = ${target.incident.id} and s.id = ${signalId}`.execute(
    trx,
  );
  await sql`update incidents.signals set incident_id = ${id}, outcome = 'open', reason = null where id = ${signalId}`.execute(
    trx,
  );
  await sql`update incidents.evidence set incident_id = ${id} where signal_id = ${signalId}`.execute(trx);
  await sql`
    update incidents.incidents set signal_count = signal_count - 1, last_seq = last_seq + 1, updated_at = ${deed.at}
    where id = ${target.incident.id}`.execute(trx);
  await recordDetach(trx, target, id, signalId, deed);
  return id;
}

async function recordDetach(
  trx: Trx,
  target: LoadedIncident,
  newId: string,
  signalId: string,
  deed: Deed,
): Promise<void> {
  const by = {
    commandId: deed.commandId,
    at: deed.at,
    actorKind: deed.actor.kind,
    actorId: deed.actor.id,
    actorName: deed.actor.name,
  };
  const facts = { ...deed.facts, signalId };
  const step = (seq: number, action: string, status: IncidentStatus) => ({
    ...by,
    incidentId: newId,
    seq,
    action,
    status,
    facts,
  });
  await insertActionsInTrx(trx, [
    {
      ...by,
      incidentId: target.incident.id,
      seq: target.lastSeq + 1,
      action: 'detach',
      status: target.incident.status,
      facts,
    },
    step(1, 'report', 'reported'),
    step(2, 'verify', 'verifying'),
  ]);
}
