import type { Finding } from '@shancheng/contracts/inspection-check';
import type { CheckCommand } from '@shancheng/contracts/inspection-command';

export interface RecheckWords {
  passed: boolean | undefined;
  mode: 'remote' | 'on-site';
  note: string;
  /** A new day when it did not pass. */
  dueOn: string;
}

/** On site only after a remote recheck failed, or when nothing was fed back in time; the server holds the same rule. */
export function mayGoThere({ rechecks, overdue, status }: Pick<Finding, 'rechecks' | 'overdue' | 'status'>): boolean {
  return rechecks.some(({ mode, passed }) => mode === 'remote' && !passed) || (overdue && status !== 'fed-back');
}

export function isRecheckReady({ passed, note, dueOn }: RecheckWords, today: string): boolean {
  return passed !== undefined && note.trim() !== '' && (passed || dueOn > today);
}

export function recheckCommand(
  commandId: string,
  findingId: string,
  { passed, mode, note, dueOn }: RecheckWords,
): CheckCommand {
  const day = passed ? {} : { dueOn };
  return { commandId, action: 'recheck', findingId, passed: passed === true, mode, note: note.trim(), ...day };
}
