import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';

/** The merged checklist under each agency that needs an answer; a question shared by several stands once, under `shared`. */
export function questionsByAgency(checklist: readonly ChecklistItem[]) {
  const agenciesOf = (item: ChecklistItem) => [...new Set(item.answers.map(({ authorityId }) => authorityId))];
  const shared = checklist.filter((item) => agenciesOf(item).length > 1);
  const own = new Map<string, ChecklistItem[]>();
  for (const item of checklist) {
    const [only, ...more] = agenciesOf(item);
    if (only !== undefined && more.length === 0) own.set(only, [...(own.get(only) ?? []), item]);
  }
  return { shared, own, askedApart: checklist.reduce((sum, item) => sum + agenciesOf(item).length, 0) };
}
