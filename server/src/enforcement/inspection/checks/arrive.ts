import type { CheckCommand } from '@shancheng/contracts';
import { certificateProblem } from '@shancheng/law';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { officerMayNotAct } from '../../powers/index.ts';
import { placeUnknown, qrElsewhere, qrForged, qrStale, timeOfDeed, tooFar } from '../errors.ts';
import type { Officer } from '../who.ts';
import type { StoredCheck } from './check-store.ts';
import type { CheckInput, CheckPartyState } from './inspection-check.ts';

/** What a check code is preceded by in its QR code. */
export const QR_PREFIX = 'SC:';
/** A poor position helps nobody past the fence by more than this. */
const MOST_ACCURACY_METRES = 100;
/** The phone’s clock may be ahead by this much; a deed may wait this long for a network. */
const AHEAD_MS = 2 * 60_000;
const BEHIND_MS = 3 * 86_400_000;

type ArriveCommand = Extract<CheckCommand, { action: 'arrive' }>;

/** Asks at the door: is it this subject’s code, is the phone there, does the certificate hold today. */
export async function readArrival(
  platform: Pick<Platform, 'clock' | 'config'>,
  trx: Trx,
  stored: StoredCheck,
  officer: Officer,
  command: ArriveCommand,
): Promise<Extract<CheckInput, { action: 'arrive' }>> {
  requirePlausible(platform.clock.now(), command.at);
  const day = localDay(new Date(command.at), platform.config.timeZone);
  const metres = await measureDistance(trx, stored.subjectId, command);
  const fence = stored.check.geofenceMetres;
  const tolerance = Math.min(command.accuracy ?? 0, MOST_ACCURACY_METRES);
  if (metres - tolerance > fence) throw tooFar(Math.round(metres), fence);
  await requireCertificate(trx, stored, officer, day);
  return {
    action: 'arrive',
    arrival: {
      at: new Date(command.at).toISOString(),
      certificateNo: officer.certificateNo,
      distanceMetres: Math.round(metres),
      recorderNo: command.recorderNo.trim(),
    },
    inWindow: stored.windowFrom <= day && day <= stored.windowTo,
  };
}

/** A deed of the future or of long ago is not believed. */
export function requirePlausible(now: Date, at: string): void {
  const behind = now.getTime() - Date.parse(at);
  if (!(behind >= -AHEAD_MS && behind <= BEHIND_MS)) throw timeOfDeed();
}

/** The officer’s certificate against every matter the party checks there, on a day; the first that stands against it is told. */
export async function requireCertificate(
  trx: Trx,
  { check, divisionPath }: StoredCheck,
  officer: Officer,
  on: string,
): Promise<void> {
  const party: CheckPartyState | undefined = check.parties.find(
    ({ authorityId }) => authorityId === officer.authorityId,
  );
  const { rows } = await sql<{ domain: string }>`
    select distinct domain from powers.matters where code = any (${party?.matters ?? []}::text[])`.execute(trx);
  for (const { domain } of rows) {
    const problem = certificateProblem(officer, {
      authorityId: officer.authorityId,
      domain,
      placePath: divisionPath,
      on,
    });
    if (problem) throw officerMayNotAct(officer.name, problem);
  }
}

async function measureDistance(trx: Trx, subjectId: string, { qr, position }: ArriveCommand): Promise<number> {
  const code = qr.startsWith(QR_PREFIX) ? qr.slice(QR_PREFIX.length).trim() : '';
  const { rows } = await sql<{ owner: string | null; retired: boolean; metres: number | null }>`
    select (select id from powers.subjects where check_code = ${code}) as owner,
      exists (select from powers.retired_check_codes where check_code = ${code}) as retired,
      (select st_distance(geom::geography, st_setsrid(st_makepoint(${position.lon}, ${position.lat}), 4490)::geography)
        from powers.subjects where id = ${subjectId}) as metres`.execute(trx);
  const { owner = null, retired = false, metres = null } = rows[0] ?? {};
  if (owner === null) throw retired ? qrStale() : qrForged();
  if (owner !== subjectId) throw qrElsewhere();
  if (metres === null) throw placeUnknown();
  return metres;
}
