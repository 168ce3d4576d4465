import type { IncidentStatus } from '@shancheng/contracts/incident';
import { TONES, type Tone } from '../tokens.ts';

const TONE_OF_STATUS: Record<IncidentStatus, Exclude<Tone, 'overdue'>> = {
  reported: 'new',
  verifying: 'waiting',
  accepted: 'waiting',
  filed: 'waiting',
  dispatched: 'waiting',
  acknowledged: 'handling',
  handling: 'handling',
  feedback: 'checking',
  checking: 'checking',
  closed: 'closed',
  rejected: 'void',
  merged: 'void',
  void: 'void',
};

/** All statuses in the order of the process. */
export const STATUSES = Object.keys(TONE_OF_STATUS) as IncidentStatus[]; // the record's type lists exactly the statuses

/** Statuses in which somebody still has to do something. */
export const OPEN_STATUSES: readonly IncidentStatus[] = STATUSES.filter(
  (status) => !['closed', 'void'].includes(TONE_OF_STATUS[status]),
);

/** The colour family of a status. Overdue wins while the case is still open. */
export function toneOf(status: IncidentStatus, overdue = false): Tone {
  const tone = TONE_OF_STATUS[status];
  return overdue && tone !== 'closed' && tone !== 'void' ? 'overdue' : tone;
}

/** How many of these incidents each tone has. */
export function countByTone(incidents: readonly { status: IncidentStatus; overdue: boolean }[]): Record<Tone, number> {
  const counts = Object.fromEntries(TONES.map((tone) => [tone, 0])) as Record<Tone, number>; // TONES lists every tone
  for (const { status, overdue } of incidents) counts[toneOf(status, overdue)] += 1;
  return counts;
}
