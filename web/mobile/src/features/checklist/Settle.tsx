import type { CheckDetail, ItemState } from '@shancheng/contracts/inspection-check';
import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import { useTranslation } from 'react-i18next';
import { stepCheck } from '../../shared/check/do-check.ts';
import type { ShownEntry } from '../../shared/check/pending-check.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import { tell } from '../../shared/parts/Notice.tsx';
import { answerWords } from './EntryView.tsx';

interface SettleProps {
  check: CheckDetail;
  item: ChecklistItem;
  state: ItemState;
  entries: readonly ShownEntry[];
}

/** Officers noted different things: both stay, the lead says which one counts. */
export function Settle({ check, item, state, entries }: SettleProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const candidates = latestOfEach(entries);
  const chosen = candidates.find(({ id }) => id === state.entryId);
  if (state.state === 'settled') {
    return chosen ? <p className="quiet">{t('check.list.settled', { who: chosen.officerName })}</p> : null;
  }
  if (!check.allowed.includes('settle')) return <p className="refusal">{t('check.list.leadChooses')}</p>;
  const choose = async (entryId: string) => {
    try {
      await stepCheck(outbox, check.id, { action: 'settle', itemId: item.id, entryId });
    } catch {
      tell(t('do.notSaved'), 'bad');
    }
  };
  return (
    <fieldset className="settle">
      <legend>{t('check.list.whichCounts')}</legend>
      {candidates.map((entry) => (
        <button key={entry.id} type="button" className="side-button" onClick={() => void choose(entry.id)}>
          {entry.officerName}
          {t('check.list.said', { answer: answerWords(entry, item, t) })}
          {entry.compliant === undefined
            ? ''
            : ` · ${t(entry.compliant ? 'check.list.inOrder' : 'check.list.notInOrder')}`}
        </button>
      ))}
    </fieldset>
  );
}

function latestOfEach(entries: readonly ShownEntry[]): ShownEntry[] {
  const counting = entries.filter(({ late, state }) => !late && state !== 'refused');
  return counting.filter(
    (entry) => !counting.some((other) => other.officerId === entry.officerId && other.notedAt > entry.notedAt),
  );
}
