import type { ItemState } from '@shancheng/contracts/inspection-check';
import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import { useLanguage } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { myArrival, type ShownCheck } from '../../shared/check/pending-check.ts';
import { EntryView } from './EntryView.tsx';
import { ItemForm } from './ItemForm.tsx';
import { Settle } from './Settle.tsx';

interface ItemCardProps {
  item: ChecklistItem;
  shown: ShownCheck;
  mine: boolean;
}

/** One question with what has been noted: by me, and by the others. */
export function ItemCard({ item, shown, mine }: ItemCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [correcting, setCorrecting] = useState(false);
  const { check } = shown;
  const entries = shown.entries.filter(({ itemId }) => itemId === item.id);
  const ofMe = entries.filter(({ officerId }) => officerId === check.me?.officerId);
  const last = ofMe.findLast(({ state }) => state !== 'refused') ?? ofMe.at(-1);
  const state = check.items.find(({ itemId }) => itemId === item.id) ?? { itemId: item.id, state: 'open' as const };
  const open = check.status === 'on-site' && mine && myArrival(check) !== undefined;
  const others = entries.filter(({ officerId }) => officerId !== check.me?.officerId);
  // a colleague has answered: I may say something of my own, but I am not asked
  const unanswered = last === undefined || last.state === 'refused';
  const asking = open && (correcting || (unanswered && state.state === 'open'));
  return (
    <li className="card item" data-state={toneOf(state)}>
      <h3>{language === 'en' ? item.en : item.zh}</h3>
      {item.how ? <p className="quiet">{item.how}</p> : null}
      {last && !correcting ? (
        <EntryView entry={last} item={item} checkId={check.id} who={t('check.you')}>
          {open && !unanswered ? (
            <button type="button" className="side-button" onClick={() => setCorrecting(true)}>
              {t('check.list.correct')}
            </button>
          ) : null}
        </EntryView>
      ) : null}
      {last && state.state === 'open' && last.state === 'sent' && !last.late ? (
        <p className="refusal">{t('check.list.notCounted')}</p>
      ) : null}
      {asking ? (
        <ItemForm
          item={item}
          checkId={check.id}
          corrects={unanswered ? undefined : last?.id}
          onDone={() => setCorrecting(false)}
        />
      ) : null}
      {others.map((entry) => (
        <EntryView key={entry.id} entry={entry} item={item} checkId={check.id} who={entry.officerName} />
      ))}
      {open && !asking && last === undefined ? (
        <button type="button" className="side-button" onClick={() => setCorrecting(true)}>
          {t('check.list.alsoMine')}
        </button>
      ) : null}
      {!open && entries.length === 0 ? <p className="quiet">{t('check.list.nothing')}</p> : null}
      {state.state === 'disputed' || state.state === 'settled' ? (
        <Settle check={check} item={item} state={state} entries={entries} />
      ) : null}
    </li>
  );
}

function toneOf({ state, compliant }: ItemState): string {
  if (state === 'open' || state === 'disputed') return state;
  return compliant === false ? 'wrong' : 'right';
}
