const CHANGEABLE_MS = 30 * 86_400_000;

/** Once the visit is over: the officers are gone and the document lies there. */
export const isRateable = (status: string): boolean => ['concluded', 'rectifying', 'closed'].includes(status);

/** Until when a rating first given then may be changed. */
export const lastMomentOf = (first: Date): Date => new Date(first.getTime() + CHANGEABLE_MS);

export const isChangeable = (first: Date, now: Date): boolean => now <= lastMomentOf(first);
