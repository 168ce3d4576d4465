import type { ChecklistItem, InspectionTheme } from '@shancheng/contracts';

/** A matter with the questions it asks by itself. */
export interface AskingMatter {
  code: string;
  authorityId: string;
  checklist: readonly OwnItem[];
}

/** A question as one matter asks it. */
export interface OwnItem extends Pick<ChecklistItem, 'id' | 'zh' | 'en' | 'answer' | 'compliant' | 'how'> {
  basis: { law: string; path: string };
}

/**
 * One list for a visit of several agencies: each question once, with every agency and matter that needs its answer. The
 * theme’s own wording comes first; what a matter asks beyond it is added, and a question with the same id and kind of
 * answer is joined. What nobody who comes has to ask is left out.
 */
export function mergeChecklist(
  matters: readonly AskingMatter[],
  initiator: string,
  theme?: Pick<InspectionTheme, 'checklist'>,
): ChecklistItem[] {
  const asks = new Set(matters.map(({ authorityId, code }) => `${authorityId} ${code}`));
  const items = new Map<string, ChecklistItem>();
  for (const item of theme?.checklist ?? []) {
    const answers = item.answers
      .map((one) => ({ ...one, authorityId: one.authorityId === 'initiator' ? initiator : one.authorityId }))
      .filter(({ authorityId, matterCode }) => asks.has(`${authorityId} ${matterCode}`));
    if (answers.length > 0) items.set(item.id, { ...item, answers });
  }
  const asked = new Set(
    [...items.values()].flatMap(({ answers }) =>
      answers.map((one) => `${one.authorityId} ${one.matterCode} ${one.itemId}`),
    ),
  );
  for (const { authorityId, code, checklist } of matters)
    for (const item of checklist)
      if (!asked.has(`${authorityId} ${code} ${item.id}`)) addOwn(items, item, authorityId, code);
  return [...items.values()];
}

function addOwn(items: Map<string, ChecklistItem>, own: OwnItem, authorityId: string, matterCode: string): void {
  const { basis, ...item } = own;
  const answer = { authorityId, matterCode, itemId: item.id, basis };
  const same = items.get(item.id);
  if (same && same.answer === item.answer && same.compliant === item.compliant) {
    items.set(item.id, { ...same, answers: [...same.answers, answer] });
    return;
  }
  const id = same ? `${matterCode}:${item.id}` : item.id;
  items.set(id, { ...item, id, answers: [answer] });
}

/** How many questions there would be if each agency came with its own list. */
export function questionsApart(matters: readonly AskingMatter[]): number {
  return matters.reduce((sum, { checklist }) => sum + checklist.length, 0);
}
