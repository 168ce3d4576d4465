import type { Finding } from '@shancheng/contracts/inspection-check';

/** A recheck begins remotely: on site only after a remote one failed, or when nothing was fed back in time. */
export function mayGoThere({ rechecks, status, dueOn }: Finding, today: string): boolean {
  const failedRemotely = rechecks.some(({ mode, passed }) => mode === 'remote' && !passed);
  return failedRemotely || (status !== 'fed-back' && today > dueOn);
}
