/** Milliseconds, rounded to a hundredth; all zero only when nothing was measured, which `counted` of the caller tells. */
export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** Percentiles by nearest rank: each figure is a latency that really occurred, none is interpolated. */
export function percentiles(values: Iterable<number>): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** To a hundredth: finer is noise. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
