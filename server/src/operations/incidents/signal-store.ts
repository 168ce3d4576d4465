import { type Name, SIGNAL_SOURCES, type SignalOutcome, type SignalSource } from '@shancheng/contracts';
import { localDay } from '../../platform/clock/index.ts';
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

/**
 * The unified event code `{county6}{yyyymmdd}{source2}{seq6}` for each signal (domain.md §2.5), by signal id; unused
 * ones are skipped numbers.
 */
export async function takeCodesInTrx(
  trx: Trx,
  platform: Platform,
  signals: readonly { id: string; source: SignalSource; place: { countyCode: string } }[],
): Promise<Map<string, string>> {
  const day = localDay(platform.clock.now(), platform.config.timeZone);
  const groups = [...Map.groupBy(signals, ({ source, place }) => `${place.countyCode}/${source}`).values()];
  // In one order everywhere, so that two takers never wait in a circle.
  const wanted = groups
    .flatMap(([first, ...more]) =>
      first ? [{ county: first.place.countyCode, source: first.source, count: more.length + 1 }] : [],
    )
    .sort((a, b) => (a.county + a.source < b.county + b.source ? -1 : 1));
  const { rows } = await sql<{ county: string; source: string; last: number }>`
    insert into incidents.code_counters as c (county_code, day, source, last)
    select county, ${day}::date, source, n from unnest(${wanted.map((w) => w.county)}::text[],
      ${wanted.map((w) => w.source)}::text[], ${wanted.map((w) => w.count)}::int[]) as w(county, source, n)
    on conflict (county_code, day, source) do update set last = c.last + excluded.last
    returning county_code as county, source, last`.execute(trx);
  const last = new Map(rows.map((row) => [`${row.county}/${row.source}`, row.last]));
  return new Map(
    groups.flatMap((members) =>
      members.map(({ id, source, place }, index) => {
        const sequence = (last.get(`${place.countyCode}/${source}`) ?? 0) - members.length + index + 1;
        const digits = `${SIGNAL_SOURCES[source]}${String(sequence).padStart(6, '0')}`;
        return [id, `${place.countyCode}${day.replaceAll('-', '')}${digits}`] as const;
      }),
    ),
  );
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
