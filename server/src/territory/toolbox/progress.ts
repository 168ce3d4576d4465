import type { AnalysisStep } from '@shancheng/contracts';

/** How far a piece of work is: told between its steps, so that it can be watched and stopped. */
export interface Progress {
  /** Fires when nobody wants the result any more. */
  signal?: AbortSignal;
  /** Notes that `step` begins, with that share (0 to 1) of the whole done; throws when the work is to stop. */
  at(step: AnalysisStep, share: number): Promise<void>;
}

/** For work that is waited for. */
export const UNWATCHED: Progress = { at: async () => {} };
