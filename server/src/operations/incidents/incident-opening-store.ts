import type { IncidentStatus, Name } from '@shancheng/contracts';
import { sql, type Trx } from '../../platform/db/index.ts';
import { insertActionsInTrx, type NewAction } from './incident-store.ts';
import type { Signal } from './signal.ts';

export interface NewIncident {
  id: string;
  code: string;
  status: IncidentStatus;
  signal: Signal;
  suspected: boolean;
  reportedAt: Date;
  dueAt: Date | undefined;
  lastSeq: number;
  t2: Date | undefined;
  t3: Date | undefined;
}

export async function insertIncidentsInTrx(trx: Trx, incidents: readonly NewIncident[]): Promise<void> {
  if (incidents.length === 0) return;
  const json = incidents.map(({ signal, ...incident }) => ({
    id: incident.id,
    code: incident.code,
    status: incident.status,
    event_type: signal.eventType,
    source: signal.source,
    source_name: signal.sourceName,
    suspected: incident.suspected,
    description: signal.description,
    lon: signal.lon,
    lat: signal.lat,
    division_path: signal.place.path,
    county_code: signal.place.countyCode,
    street_code: signal.place.streetCode,
    street_name: signal.place.streetName,
    community_name: signal.place.communityName,
    grid_code: signal.place.gridCode,
    address: signal.place.address,
    camera_id: signal.source === 'video' ? signal.deviceId : undefined,
    rule_id: signal.ruleId,
    reported_at: incident.reportedAt,
    due_at: incident.dueAt,
    last_seq: incident.lastSeq,
    t0: signal.capturedAt,
    t1: signal.detectedAt,
    t2: incident.t2,
    t3: incident.t3,
    thumbnail_evidence_id: signal.pictures[0]?.id,
    synthetic: signal.synthetic,
  }));
  await sql`
    insert into incidents.incidents (id, code, status, event_type, source, source_name, suspected, description, lon, lat,
      division_path, county_code, street_code, street_name, community_name, grid_code, address, camera_id, rule_id,
      reported_at, updated_at, due_at, last_seq, t0, t1, t2, t3, thumbnail_evidence_id, synthetic)
    select id, code, status, event_type, source, source_name, suspected, description, lon, lat,
      division_path, county_code, street_code, street_name, community_name, grid_code, address, camera_id, rule_id,
      reported_at, reported_at, due_at, last_seq, t0, t1, t2, t3, thumbnail_evidence_id, synthetic
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(id uuid, code text, status text, event_type text,
      source text, source_name text, suspected boolean, description text, lon float8, lat float8, division_path text,
      county_code text, street_code text, street_name text, community_name text, grid_code text, address text,
      camera_id text, rule_id text, reported_at timestamptz, due_at timestamptz, last_seq int, t0 timestamptz,
      t1 timestamptz, t2 timestamptz, t3 timestamptz, thumbnail_evidence_id uuid, synthetic boolean)`.execute(trx);
}

/** Attaches further signals to open cases: counts them and writes the explained history row. */
export async function attachSignalsInTrx(
  trx: Trx,
  attachments: readonly {
    incidentId: string;
    signalId: string;
    reason: Name;
    reporter: Signal['reporter'];
    at: Date;
  }[],
): Promise<void> {
  if (attachments.length === 0) return;
  const { rows } = await sql<{ id: string; last_seq: number; status: IncidentStatus }>`
    with locked as ( -- the same order everywhere: no deadlocks between batches
      select id from incidents.incidents where id = any (${attachments.map((a) => a.incidentId)}::uuid[]) order by id for no key update
    )
    update incidents.incidents i set last_seq = i.last_seq + n.added, signal_count = i.signal_count + n.added, updated_at = ${attachments[0]?.at}
    from (select id, count(*)::int as added from unnest(${attachments.map((a) => a.incidentId)}::uuid[]) as id group by id) n, locked
    where i.id = n.id and i.id = locked.id returning i.id, i.last_seq, i.status`.execute(trx);
  const heads = new Map(rows.map((row) => [row.id, row]));
  const actions: NewAction[] = [];
  // From the last to the first, counting the sequence numbers down.
  for (const attachment of attachments.toReversed()) {
    const head = heads.get(attachment.incidentId);
    if (!head) continue;
    const { reporter } = attachment;
    actions.push({
      incidentId: attachment.incidentId,
      seq: head.last_seq,
      commandId: attachment.signalId,
      action: 'attach',
      status: head.status,
      at: attachment.at,
      actorKind: reporter.kind,
      actorId: reporter.id,
      actorName: reporter.name,
      facts: { reason: attachment.reason, signalId: attachment.signalId },
    });
    head.last_seq -= 1;
  }
  await insertActionsInTrx(trx, actions.toReversed());
}
