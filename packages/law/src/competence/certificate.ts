import type { LocalDay } from '../calendar/local-day.ts';

/** An enforcement certificate as its register states it. */
export interface Certificate {
  certificateNo: string;
  /** Auxiliary staff carry none and never act; a record of them says so instead of pretending. */
  holder: 'officer' | 'auxiliary';
  authorityId: string;
  /** Fields of law it holds for, e.g. `market`; `general` is that of a comprehensive team. */
  domains: readonly string[];
  areaPath: string;
  from: LocalDay;
  /** The last day on which it holds. */
  to: LocalDay;
  status: 'valid' | 'suspended' | 'revoked';
}

/** Why somebody may not act; the first that applies. */
export type CertificateProblem =
  | 'auxiliary'
  | 'not-yet-valid'
  | 'expired'
  | 'suspended'
  | 'revoked'
  | 'other-authority'
  | 'other-domain'
  | 'other-area';

export interface ActingQuestion {
  authorityId: string;
  domain: string;
  placePath: string;
  on: LocalDay;
}

/**
 * What stands against the holder acting there on that day, or undefined when nothing does (Administrative Penalty Law
 * art. 42: at least two officers with certificates; asked at assignment, on arrival and at every signature).
 */
export function certificateProblem(
  certificate: Certificate,
  { authorityId, domain, placePath, on }: ActingQuestion,
): CertificateProblem | undefined {
  if (certificate.holder === 'auxiliary') return 'auxiliary';
  if (certificate.status !== 'valid') return certificate.status;
  if (on < certificate.from) return 'not-yet-valid';
  if (on > certificate.to) return 'expired';
  if (certificate.authorityId !== authorityId) return 'other-authority';
  if (!certificate.domains.includes(domain) && !certificate.domains.includes('general')) return 'other-domain';
  if (!placePath.startsWith(certificate.areaPath)) return 'other-area';
  return undefined;
}

/** Fewer must not act (Administrative Penalty Law art. 42, also for the simple procedure). */
export const FEWEST_OFFICERS = 2;
