import { createHash } from 'node:crypto';
import type { ReportIncident } from '@shancheng/contracts';
import { type Actor, inScope } from '../../platform/auth/index.ts';
import { conflict } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { joinedElsewhere, outsideDistrict, reportIdReused, unknownEventType } from './errors.ts';
import { attachEvidenceInTrx, requireFreeEvidence } from './evidence.ts';
import { findIncidentRows } from './incident-queries.ts';
import type { IntakeService } from './intake-service.ts';

/** Who reported what: the same again is a retry, anything else under its id is not. */
const fingerprintOf = (actor: Actor, report: ReportIncident): string =>
  createHash('sha256')
    .update(JSON.stringify([actor.id, report]))
    .digest('hex');

/** Report by hand (operator, collector): the same door as any signal. Returns the incident it opened or joined. */
export async function reportByHand(
  platform: Platform,
  { intake, knowledge }: IntakeService,
  actor: Actor,
  report: ReportIncident,
): Promise<string> {
  const { places, dueAtOf } = await knowledge();
  const place = places.locate(report.location);
  if (!place || !inScope(actor, place.path)) throw outsideDistrict();
  const now = platform.clock.now();
  const dueAt = dueAtOf(report.eventType, now);
  if (!dueAt) throw unknownEventType();
  await requireFreeEvidence(platform.db, actor.id, report.commandId, report.evidenceIds ?? []);
  const bodySha256 = fingerprintOf(actor, report);
  const answer = await intake.submit({
    id: report.commandId,
    source: report.source,
    sourceName: actor.displayName,
    eventType: report.eventType,
    description: report.description.trim(),
    capturedAt: now,
    detectedAt: now,
    lon: report.location.lon,
    lat: report.location.lat,
    place,
    dueAt,
    details: { description: report.description.trim() }, // kept also when the report joins an older case
    bodySha256,
    pictures: [],
    reporter: { kind: 'person', id: actor.id, name: actor.displayName },
    synthetic: false,
  });
  // Before anything is said of the case: under a guessed id it may be anybody’s.
  if (answer.first && answer.first.bodySha256 !== bodySha256) throw reportIdReused();
  if (!answer.incidentId) {
    throw conflict(
      'incident.suppressed',
      '该处为已许可的活动，不予上报',
      'An approved use of this place: nothing to report',
      {
        ...(answer.reason ? { detail: answer.reason } : {}),
      },
    );
  }
  const { incidentId } = answer;
  await platform.db
    .transaction()
    .execute((trx) => attachEvidenceInTrx(trx, actor.id, incidentId, report.evidenceIds ?? []));
  const [row] = await findIncidentRows(platform.db, [incidentId]);
  if (!inScope(actor, row?.division_path)) throw joinedElsewhere();
  return incidentId;
}
