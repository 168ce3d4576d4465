/** Clocks of the provider and of the platform may differ by this much. */
const SKEW_MS = 10_000;

/**
 * True when the person proved to the provider who they are after we sent them there. `auth_time` has whole seconds;
 * a provider that ignores `prompt=login` reports an older one, one that leaves it out proves nothing.
 */
export function isFresh(authenticatedAt: Date | undefined, startedAt: Date): boolean {
  if (authenticatedAt === undefined) return false;
  return authenticatedAt.getTime() >= Math.floor(startedAt.getTime() / 1000) * 1000 - SKEW_MS;
}
