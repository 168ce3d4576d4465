import type { ImportProblemCounts } from '@shancheng/contracts/dataset';
import type { ImportProblem } from '@shancheng/contracts/dataset-import';

export type ProblemCount = ImportProblemCounts['items'][number];
export type Choice = 'accepted' | 'refused';

/** What can be done about one: make the proposed repair, leave it as it is, or nothing (it is a remark). */
export function choicesFor({ proposal, decision, severity, kind }: ImportProblem): Choice[] {
  if (decision === 'accepted') return [];
  const choices: Choice[] = proposal ? ['accepted'] : [];
  return decision === undefined && mayStay(kind, severity, proposal !== undefined) ? [...choices, 'refused'] : choices;
}

/** The same for all of a kind at once. */
export function choicesForAll({ kind, severity, open, repairable }: ProblemCount): Choice[] {
  const choices: Choice[] = repairable > 0 ? ['accepted'] : [];
  return open > 0 && mayStay(kind, severity, repairable > 0) ? [...choices, 'refused'] : choices;
}

/** An overlap may be meant. Any other error cannot stay: leaving it would only lead into a dead end. */
function mayStay(kind: ImportProblem['kind'], severity: ImportProblem['severity'], hasProposal: boolean): boolean {
  return kind === 'overlap' || (severity === 'warning' && hasProposal);
}
