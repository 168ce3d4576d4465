import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import { useTranslation } from 'react-i18next';
import { progressOf, sortedItems } from '../../shared/check/check-steps.ts';
import { isCounted, type ShownCheck } from '../../shared/check/pending-check.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { ItemCard } from './ItemCard.tsx';
import { ProgressBar } from './ProgressBar.tsx';

/** The merged checklist: what my agency asks first, grouped by matter; what the others ask is there to read. */
export function Checklist({ shown }: { shown: ShownCheck }) {
  const { t } = useTranslation();
  const { check } = shown;
  const all = sortedItems(check);
  const differ = new Set(check.items.filter(({ state }) => state === 'disputed').map(({ itemId }) => itemId));
  // what only the lead can settle stands first, whoever asks it
  const onTop = check.me?.lead ? [...all.mine, ...all.others].filter(({ id }) => differ.has(id)) : [];
  const mine = all.mine.filter((item) => !onTop.includes(item));
  const others = all.others.filter((item) => !onTop.includes(item));
  const own = check.parties.find(({ authorityId }) => authorityId === check.me?.authorityId);
  const matterOf = (item: ChecklistItem) =>
    item.answers.find(({ authorityId }) => authorityId === own?.authorityId)?.matterCode ?? '';
  const groups = Map.groupBy(mine, matterOf);
  return (
    <>
      <ProgressBar progress={progressOf(check, check.me?.authorityId)} />
      {isCounted(check) || check.status !== 'on-site' ? null : (
        <p className="caution" role="note">
          <Icon name="team" />
          {t('check.list.needTwo')}
        </p>
      )}
      {differ.size > 0 ? (
        <p className="caution" role="note">
          <Icon name="warning" />
          {t(check.me?.lead ? 'check.list.disputedLead' : 'check.list.disputed')}
        </p>
      ) : null}
      {onTop.length > 0 ? <ItemList items={onTop} shown={shown} mine={false} /> : null}
      {[...groups].map(([code, items]) => (
        <section key={code} className="item-group">
          <h2>{own?.matters.find((matter) => matter.code === code)?.name ?? code}</h2>
          <ItemList items={items} shown={shown} mine />
        </section>
      ))}
      {others.length > 0 ? (
        <details className="item-group">
          <summary>{t('check.list.others', { count: others.length })}</summary>
          <ItemList items={others} shown={shown} mine={false} />
        </details>
      ) : null}
    </>
  );
}

function ItemList({ items, shown, mine }: { items: readonly ChecklistItem[]; shown: ShownCheck; mine: boolean }) {
  return (
    <ol className="items">
      {items.map((item) => (
        <ItemCard key={item.id} item={item} shown={shown} mine={mine} />
      ))}
    </ol>
  );
}
