import type { CheckDetail, CheckStatus, ItemState } from '@shancheng/contracts/inspection-check';
import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import type { Tone } from '@shancheng/ui';

export const CHECK_TONE: Record<CheckStatus, Tone> = {
  planned: 'void',
  approved: 'new',
  notified: 'waiting',
  'on-site': 'handling',
  concluded: 'checking',
  rectifying: 'waiting',
  closed: 'closed',
  cancelled: 'void',
  merged: 'void',
};

/** The questions that concern the agencies that came, mine first in the order of the list. */
export function sortedItems({ checklist, me, parties }: CheckDetail): {
  mine: ChecklistItem[];
  others: ChecklistItem[];
} {
  const onSite = new Set(parties.filter(({ mode }) => mode === 'on-site').map(({ authorityId }) => authorityId));
  const isMine = (item: ChecklistItem) => item.answers.some(({ authorityId }) => authorityId === me?.authorityId);
  return {
    mine: checklist.filter(isMine),
    others: checklist.filter(
      (item) => !isMine(item) && item.answers.some(({ authorityId }) => onSite.has(authorityId)),
    ),
  };
}

export interface Progress {
  total: number;
  answered: number;
  open: number;
  disputed: number;
  wrong: number;
}

/** How far the questions are: those of one agency, or of all agencies that have arrived. */
export function progressOf(check: CheckDetail, authorityId?: string): Progress {
  const came = new Set(
    check.parties.filter(({ officers }) => officers.some(({ arrived }) => arrived)).map((party) => party.authorityId),
  );
  const asked = check.checklist.filter(({ answers }) =>
    answers.some((one) => (authorityId ? one.authorityId === authorityId : came.has(one.authorityId))),
  );
  const states = asked.map(({ id }) => check.items.find(({ itemId }) => itemId === id));
  const count = (wanted: ItemState['state']) => states.filter((item) => (item?.state ?? 'open') === wanted).length;
  return {
    total: asked.length,
    answered: count('answered') + count('settled'),
    open: count('open'),
    disputed: count('disputed'),
    wrong: states.filter((item) => item?.compliant === false).length,
  };
}
