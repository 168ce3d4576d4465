import type { LocalDay } from '../calendar/local-day.ts';

/** How an authority came by a matter: by statute, delegated by the province and published, or entrusted. */
export type GrantMode = 'statutory' | 'delegated' | 'entrusted';

/** What an authority may do about a matter, in an area, from one day until the day before another. */
export interface Grant {
  authorityId: string;
  matterCode: string;
  mode: GrantMode;
  /** What the grant comprises; a delegated penalty brings the checks that belong to it. */
  powers: readonly Power[];
  /** Division path below which it holds, e.g. `50/500103/500103001/`. */
  areaPath: string;
  from: LocalDay;
  /** The first day on which it no longer holds; absent: until revoked. */
  until?: LocalDay;
  /** The document that gives it. */
  documentNo: string;
}

export type Power = 'inspection' | 'penalty' | 'compulsion';

export interface CompetenceQuestion {
  authorityId: string;
  matterCode: string;
  power: Power;
  /** Where the act happened, as a division path. */
  placePath: string;
  /** The day of filing for a case, the day of the check for an inspection: competence is that of this day. */
  on: LocalDay;
}

/**
 * The grant by which an authority may act, or undefined: then it may not (Administrative Penalty Law art. 17, 24). A case
 * filed while the grant held goes on after it has ended, since the day asked about stays the day of filing.
 */
export function findGrant(grants: readonly Grant[], question: CompetenceQuestion): Grant | undefined {
  return grants.find(
    (grant) =>
      grant.authorityId === question.authorityId &&
      grant.matterCode === question.matterCode &&
      grant.powers.includes(question.power) &&
      question.placePath.startsWith(grant.areaPath) &&
      grant.from <= question.on &&
      (grant.until === undefined || question.on < grant.until),
  );
}
