/** Which signal a number stands for. Pure, so that a test can prove that no two are taken for the same thing. */
export interface PlannedSignal {
  camera: number;
  /** Index of the rule on its camera. */
  rule: number;
  /** Index into the event types. */
  eventType: number;
  /** Index into the points. */
  point: number;
}

export interface PlanSize {
  cameras: number;
  rulesPerCamera: number;
  eventTypes: number;
  points: number;
}

/** Neighbouring numbers land far from each other, so that the beats share the load; prime to any number of points below it. */
const STRIDE = 7_919;

/**
 * The platform takes two signals for one case when they are of the same type within 20 m, or of the same camera rule.
 * So each number gets a camera rule of its own, and a point that no other number of its type has.
 */
export function planSignal(size: PlanSize, index: number): PlannedSignal {
  const rule = Math.floor(index / size.cameras);
  if (rule >= size.rulesPerCamera) throw new RangeError(`more signals than camera rules: ${index}`);
  return {
    camera: index % size.cameras,
    rule,
    eventType: rule % size.eventTypes,
    point: (index * STRIDE) % size.points,
  };
}
