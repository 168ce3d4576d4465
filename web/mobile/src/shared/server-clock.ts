/** Below this the difference is the network's doing, not a wrong clock. */
const NOT_WORTH_CORRECTING_MS = 2_000;

let offsetMs = 0;

/** Learns from an answer's `asOf` how far this phone's clock is off; the halfway point of the request is assumed. */
export function noteServerTime(asOf: string, sentAt: number, receivedAt: number): void {
  const difference = Date.parse(asOf) - (sentAt + receivedAt) / 2;
  if (Number.isFinite(difference)) offsetMs = Math.abs(difference) < NOT_WORTH_CORRECTING_MS ? 0 : difference;
}

/** Now by the server's clock, ms since 1970: a phone that runs five minutes late still counts down rightly. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** The instant of a deed, as the contracts want it. */
export function deedInstant(): string {
  return new Date(serverNow()).toISOString();
}
