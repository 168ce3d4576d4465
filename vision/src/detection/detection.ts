/** `[x, y, width, height]` as fractions of the picture, origin top left. */
export type Box = [number, number, number, number];

export interface Detection {
  label: string;
  /** 0…1 */
  score: number;
  box: Box;
}

/** Intersection over union, 0…1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a[2] * a[3] + b[2] * b[3] - shared);
}

/** Non-maximum suppression: of boxes of one label that overlap by more than the threshold, the best stays. */
export function keepBest(detections: Detection[], overlapThreshold: number): Detection[] {
  const kept: Detection[] = [];
  for (const candidate of detections.toSorted((a, b) => b.score - a.score)) {
    const taken = kept.some((k) => k.label === candidate.label && overlap(k.box, candidate.box) > overlapThreshold);
    if (!taken) kept.push(candidate);
  }
  return kept;
}

/** Cuts a box to the picture; undefined when nothing of it is inside. */
export function clipBox([x, y, width, height]: Box): Box | undefined {
  const left = Math.max(0, x);
  const top = Math.max(0, y);
  const right = Math.min(1, x + width);
  const bottom = Math.min(1, y + height);
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : undefined;
}
