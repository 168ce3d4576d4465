import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from './answer.ts';
import { readNumber } from './read-number.ts';

interface AnswerButtonsProps {
  item: ChecklistItem;
  photos: number;
  busy: boolean;
  onAnswer: (answer: Answer) => void;
}

/** Two big buttons; before them a field where a number or words are asked, or pictures. */
export function AnswerButtons({ item, photos, busy, onAnswer }: AnswerButtonsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<'yes' | 'no'>();
  const { answer: kind, compliant } = item;
  if (kind === 'yes-no' && said === undefined) {
    const choose = (answer: 'yes' | 'no') =>
      compliant ? onAnswer({ answer, compliant: answer === compliant }) : setSaid(answer);
    return (
      <div className="pair">
        <Big label={t('check.list.yes')} busy={busy} onClick={() => choose('yes')} bad={compliant === 'no'} />
        <Big label={t('check.list.no')} busy={busy} onClick={() => choose('no')} bad={compliant === 'yes'} />
      </div>
    );
  }
  const value = said ?? readValue(kind, text, photos, t);
  if (kind === 'photo' && photos === 0) return null;
  return (
    <>
      {kind === 'number' || kind === 'text' ? (
        <label className="field">
          <span>{t(kind === 'number' ? 'check.list.number' : 'check.list.words')}</span>
          <input
            value={text}
            maxLength={kind === 'number' ? 20 : 500}
            inputMode={kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <div className="pair">
        <Big
          label={t('check.list.inOrder')}
          busy={busy || !value}
          onClick={() => value && onAnswer({ answer: value, compliant: true })}
        />
        <Big
          label={t('check.list.notInOrder')}
          busy={busy || !value}
          onClick={() => value && onAnswer({ answer: value, compliant: false })}
          bad
        />
      </div>
    </>
  );
}

function readValue(
  kind: ChecklistItem['answer'],
  text: string,
  photos: number,
  t: ReturnType<typeof useTranslation>['t'],
): string | undefined {
  if (kind === 'number') return readNumber(text);
  if (kind === 'photo') return t('check.list.photos', { count: photos });
  return text.trim() || undefined;
}

interface BigProps {
  label: string;
  busy: boolean;
  onClick: () => void;
  bad?: boolean;
}

function Big({ label, busy, onClick, bad = false }: BigProps) {
  return (
    <button type="button" className="answer-button" data-bad={bad} disabled={busy} onClick={onClick}>
      {label}
    </button>
  );
}
