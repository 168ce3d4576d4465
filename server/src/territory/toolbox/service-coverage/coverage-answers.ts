import type { ServiceCoverage } from '@shancheng/contracts';

/** The part of an answer that versions and question decide alone. */
export type CoverageAnswer = Pick<ServiceCoverage, 'bands' | 'from' | 'offNetwork' | 'population' | 'uncovered'>;

/** A reach of a whole district is a megabyte of outlines. */
const MOST_KEPT = 32;

/** Answers worked out lately; versions never change, so neither does an answer. */
export function createCoverageAnswers() {
  const kept = new Map<string, CoverageAnswer>();
  return {
    find: (question: string): CoverageAnswer | undefined => kept.get(question),
    keep(question: string, answer: CoverageAnswer): CoverageAnswer {
      kept.delete(question);
      kept.set(question, answer);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return answer;
    },
  };
}
export type CoverageAnswers = ReturnType<typeof createCoverageAnswers>;
