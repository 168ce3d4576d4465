import type { CheckDetail, CheckDocument } from '@shancheng/contracts/inspection-check';

/** What is left to be signed on a document, and by whom. */
export interface SignState {
  document: CheckDocument;
  mine: boolean;
  subject: boolean;
  /** Officers there who have not signed while their agency still needs one. */
  waitingFor: { name: string; authorityName: string }[];
}

const FEWEST_OFFICERS = 2;

/** The notice or result that waits for signatures: the newest one that is not withdrawn. */
export function signStateOf(check: CheckDetail): SignState | undefined {
  const document = check.documents.findLast(({ kind, withdrawnAt }) => kind !== 'inspection-notice' && !withdrawnAt);
  if (!document) return undefined;
  const signed = new Set(document.signatures.map(({ certificateNo }) => certificateNo));
  const waitingFor = check.parties.flatMap(({ authorityName, officers }) => {
    const there = officers.filter(({ arrived }) => arrived);
    const open = there.filter(({ certificateNo }) => !signed.has(certificateNo));
    const enough = there.length - open.length >= FEWEST_OFFICERS;
    return enough ? [] : open.map(({ name }) => ({ name, authorityName }));
  });
  const me = check.parties
    .flatMap(({ officers }) => officers)
    .find(({ officerId }) => officerId === check.me?.officerId);
  return {
    document,
    mine: me !== undefined && signed.has(me.certificateNo),
    subject: document.signatures.some(({ side }) => side !== 'officer'),
    waitingFor,
  };
}
