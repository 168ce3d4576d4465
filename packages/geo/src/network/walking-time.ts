/** What a stretch of the walking network is. */
export type WalkKind = 'road' | 'path' | 'stairs' | 'bridge' | 'lift';

/** m/s: Tobler’s fastest, 6 km/h on a slope of −5 %. Nothing on foot is faster. */
export const TOP_WALKING_SPEED = 6 / 3.6;

/** Stairs cost more than a ramp of the same slope: steps, landings, other people. An assumption, not a norm. */
const STAIRS_FACTOR = 1.3;
/** Waiting for a lift and its doors, seconds; and its climb, m/s. Assumptions. */
const LIFT_WAIT_S = 45;
const LIFT_SPEED = 1;
/** Beyond this slope Tobler’s curve means climbing, not walking; a wrong climb must not make a street impassable. */
const STEEPEST = 0.7;

/**
 * Seconds on foot along `lengthM` metres (in the plane) that climb `climbM` metres (negative: descend): Tobler’s hiking
 * function (1993), 6 · exp(−3.5 · |slope + 0.05|) km/h, i.e. 5.04 km/h on the flat, slower on stairs.
 */
export function walkingSeconds(kind: WalkKind, lengthM: number, climbM: number): number {
  if (lengthM <= 0 && kind !== 'lift') return 0;
  if (kind === 'lift') return LIFT_WAIT_S + Math.abs(climbM) / LIFT_SPEED + lengthM / TOP_WALKING_SPEED;
  const slope = Math.max(-STEEPEST, Math.min(STEEPEST, climbM / lengthM));
  const speed = TOP_WALKING_SPEED * Math.exp(-3.5 * Math.abs(slope + 0.05));
  return (lengthM / speed) * (kind === 'stairs' ? STAIRS_FACTOR : 1);
}
