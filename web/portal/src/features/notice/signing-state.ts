import type { CheckDocument } from '@shancheng/contracts/inspection-check';
import type { EnterpriseCheck } from '@shancheng/contracts/portal';

export type SigningState = 'withdrawn' | 'signed' | 'refused' | 'to-sign' | 'issued';

/** Kinds the enterprise signs; the notice of a visit is only handed over. */
const SIGNED_KINDS = ['rectification-notice', 'result-notice'];

/** Whether the enterprise has signed a document, or is asked to now. */
export function signingState(
  { kind, signatures, withdrawnAt }: Pick<CheckDocument, 'kind' | 'signatures' | 'withdrawnAt'>,
  allowed: EnterpriseCheck['allowed'],
): SigningState {
  if (withdrawnAt) return 'withdrawn';
  if (signatures.some(({ side }) => side === 'subject')) return 'signed';
  if (signatures.some(({ side }) => side === 'refused')) return 'refused';
  return SIGNED_KINDS.includes(kind) && allowed.includes('sign') ? 'to-sign' : 'issued';
}
