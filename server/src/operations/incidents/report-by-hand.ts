import type { ReportIncident } from '@shancheng/contracts';
import { type Actor, inScope } from '../../platform/auth/index.ts';
import { conflict } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { outsideDistrict, unknownEventType } from './errors.ts';
import { attachEvidenceInTrx, requireFreeEvidence } from './evidence.ts';
import type { IntakeService } from './intake-service.ts';

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
    pictures: [],
    reporter: { kind: 'person', id: actor.id, name: actor.displayName },
    synthetic: false,
  });
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
  return incidentId;
}
