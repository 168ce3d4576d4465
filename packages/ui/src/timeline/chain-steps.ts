import type { ChainTimes } from '@shancheng/contracts/incident';

/** The points of the chain, in order. */
export const CHAIN_POINTS = ['t0', 't1', 't2', 't3', 't4', 't5'] as const;
export type ChainPoint = (typeof CHAIN_POINTS)[number];

/** The promise: capture to phone within this many ms. */
export const CHAIN_LIMIT_MS = 5_000;

export interface ChainStep {
  point: ChainPoint;
  /** When it happened; undefined when it has not (yet), or is not known. */
  at: string | undefined;
  /** ms since the last known point before it; undefined for the first. Never negative: clocks may differ by ms. */
  stepMs: number | undefined;
  /** ms since the first known point. */
  sinceStartMs: number | undefined;
}

export interface ChainView {
  steps: ChainStep[];
  /** t5 − t0 in ms; undefined until the phone has it or without a capture time. */
  totalMs: number | undefined;
  within: boolean | undefined;
  /** Longest step in ms, for the picture. */
  spanMs: number;
}

/** The chain as the screen shows it. A missing middle point is bridged: the next step counts from the last known one. */
export function chainView(times: ChainTimes): ChainView {
  const first = CHAIN_POINTS.find((point) => times[point] !== undefined);
  const startedAt = first === undefined ? undefined : times[first];
  const start = startedAt === undefined ? undefined : Date.parse(startedAt);
  let last = start;
  const steps = CHAIN_POINTS.map((point): ChainStep => {
    const at = times[point];
    if (at === undefined || start === undefined || last === undefined)
      return { point, at, stepMs: undefined, sinceStartMs: undefined };
    const ms = Date.parse(at);
    const stepMs = point === first ? undefined : Math.max(0, ms - last);
    last = Math.max(last, ms);
    return { point, at, stepMs, sinceStartMs: Math.max(0, ms - start) };
  });
  const totalMs =
    times.t0 !== undefined && times.t5 !== undefined ? Date.parse(times.t5) - Date.parse(times.t0) : undefined;
  return {
    steps,
    totalMs,
    within: totalMs === undefined ? undefined : totalMs < CHAIN_LIMIT_MS,
    spanMs: Math.max(0, ...steps.map((step) => step.sinceStartMs ?? 0)),
  };
}
