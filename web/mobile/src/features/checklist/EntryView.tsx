import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import { formatShort, useNow } from '@shancheng/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownEntry } from '../../shared/check/pending-check.ts';
import { CheckPhoto } from '../../shared/photo/CheckPhoto.tsx';

interface EntryViewProps {
  entry: ShownEntry;
  item: ChecklistItem;
  checkId: string;
  who: string;
  children?: ReactNode;
}

/** What one officer noted, when, and whether the server has it. */
export function EntryView({ entry, item, checkId, who, children }: EntryViewProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { compliant, note, photoIds, notedAt, state, late } = entry;
  return (
    <div className="entry" data-compliant={compliant ?? 'none'}>
      <p>
        <strong>{answerWords(entry, item, t)}</strong>
        {compliant === undefined ? null : (
          <span className={compliant ? 'mark mark-good' : 'mark mark-bad'}>
            {t(compliant ? 'check.list.inOrder' : 'check.list.notInOrder')}
          </span>
        )}
        {state === 'waiting' ? <span className="mark mark-waiting">{t('check.list.savedHere')}</span> : null}
        {state === 'refused' ? <span className="mark mark-bad">{t('refused')}</span> : null}
        {state === 'late' || late ? <span className="mark mark-waiting">{t('check.list.late')}</span> : null}
      </p>
      {note ? <p>{note}</p> : null}
      {photoIds.length > 0 ? (
        <ul className="entry-photos">
          {photoIds.map((id, index) => (
            <li key={id}>
              <CheckPhoto checkId={checkId} photoId={id} number={index + 1} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="entry-who">
        <span className="quiet">
          {who} · {formatShort(notedAt, now)}
          {state === 'sent' ? ` · ${t('check.list.sent')}` : ''}
        </span>
        {children}
      </p>
    </div>
  );
}

/** An answer in words. */
export function answerWords(
  { answer }: Pick<ShownEntry, 'answer'>,
  item: ChecklistItem,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (item.answer === 'yes-no' && (answer === 'yes' || answer === 'no')) return t(`check.list.${answer}`);
  return answer;
}
