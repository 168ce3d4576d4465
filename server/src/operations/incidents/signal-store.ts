import { type Name, SIGNAL_SOURCES, type SignalOutcome, type SignalSource } from '@shancheng/contracts';
import { sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Signal, SignalDecision, StoredPicture } from './signal.ts';

export interface RecordedSignal {
  outcome: SignalOutcome;
  incidentId: string | null;
  code: string | null;
  reason: Name | null;
  signature: string | null;
  bodySha256: string | null;
}

/** Signals that came before, by id. */
export async function findRecordedSignals(trx: Trx, ids: readonly string[]): Promise<Map<string, RecordedSignal>> {
  const { rows } = await sql<RecordedSignal & { id: string }>`
    select s.id, s.outcome, s.incident_id as "incidentId", i.code, s.reason, s.signature, s.body_sha256 as "bodySha256"
    from incidents.signals s left join incidents.incidents i on i.id = s.incident_id
    where s.id = any (${ids}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The unified event code `{county6}{yyyymmdd}{source2}{seq6}` for each signal (domain.md §2.5); unused ones are skipped numbers. */
export async function takeCodesInTrx(
  trx: Trx,
  platform: Platform,
  signals: readonly { id: string; source: string; place: { countyCode: string } }[],
): Promise<Map<string, string>> {
  const day = localDay(platform.clock.now(), platform.config.timeZone);
  const groups = new Map<string, { id: string }[]>();
  for (const signal of signals) {
    const key = `${signal.place.countyCode} ${signal.source}`;
    groups.set(key, [...(groups.get(key) ?? []), signal]);
  }
  const codes = new Map<string, string>();
  for (const [key, members] of groups) {
    const [county = '', source = ''] = key.split(' ');
    const { rows } = await sql<{ last: number }>`
      insert into incidents.code_counters as c (county_code, day, source, last) values (${county}, ${day}, ${source}, ${members.length})
      on conflict (county_code, day, source) do update set last = c.last + excluded.last returning last`.execute(trx);
    let next = (rows[0]?.last ?? members.length) - members.length;
    for (const signal of members) {
      next += 1;
      const digits = SIGNAL_SOURCES[source as SignalSource]; // the key was made from signal.source above
      codes.set(signal.id, `${county}${day.replaceAll('-', '')}${digits}${String(next).padStart(6, '0')}`);
    }
  }
  return codes;
}

/** `YYYY-MM-DD` in the district’s time zone. */
export function localDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}

export async function insertSignalsInTrx(
  trx: Trx,
  rows: readonly { signal: Signal; decision: SignalDecision; incidentId: string | undefined; receivedAt: Date }[],
): Promise<void> {
  const json = rows.map(({ signal, decision, incidentId, receivedAt }) => ({
    id: signal.id,
    source: signal.source,
    device_id: signal.deviceId,
    rule_id: signal.ruleId,
    event_type: signal.eventType,
    captured_at: signal.capturedAt,
    detected_at: signal.detectedAt,
    received_at: receivedAt,
    lon: signal.lon,
    lat: signal.lat,
    score: signal.score,
    count: signal.count,
    division_path: signal.place.path,
    details: signal.details,
    body_sha256: signal.bodySha256,
    signature: signal.signature,
    outcome: decision.outcome,
    incident_id: incidentId,
    reason: 'reason' in decision ? decision.reason : null,
  }));
  await sql`
    insert into incidents.signals (id, source, device_id, rule_id, event_type, captured_at, detected_at, received_at,
      lon, lat, score, count, division_path, details, body_sha256, signature, outcome, incident_id, reason)
    select * from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(id uuid, source text, device_id text, rule_id text,
      event_type text, captured_at timestamptz, detected_at timestamptz, received_at timestamptz, lon float8, lat float8,
      score float8, count int, division_path text, details jsonb, body_sha256 text, signature text, outcome text,
      incident_id uuid, reason jsonb)`.execute(trx);
}

export async function insertPicturesInTrx(
  trx: Trx,
  rows: readonly {
    picture: StoredPicture;
    signalId?: string | undefined;
    incidentId?: string | undefined;
    at: Date;
    uploadedBy?: string;
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('incidents.evidence')
    .values(
      rows.map(({ picture, signalId, incidentId, at, uploadedBy }) => ({
        id: picture.id,
        incident_id: incidentId ?? null,
        signal_id: signalId ?? null,
        kind: picture.kind,
        media_type: picture.mediaType,
        bytes: picture.bytes,
        sha256: picture.sha256,
        sm3: picture.sm3,
        captured_at: picture.capturedAt,
        source: picture.source,
        objects: JSON.stringify(picture.objects),
        lon: picture.lon ?? null,
        lat: picture.lat ?? null,
        uploaded_by: uploadedBy ?? null,
        created_at: at,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
