import { useLanguage, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { dayOf, readableDay } from './day-words.ts';
import { dueAfter, firstDue, isFreeDay, QUICK_CHOICES } from './due-days.ts';

interface DueChoiceProps {
  value: string;
  onChange: (day: string) => void;
}

/** By when: 3, 7 or 15 working days by one tap, or any later day. */
export function DueChoice({ value, onChange }: DueChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = dayOf(useNow());
  return (
    <fieldset className="due">
      <legend>{t('check.due.title')}</legend>
      <div>
        {QUICK_CHOICES.map((count) => {
          const day = dueAfter(today, count);
          return day ? (
            <button key={count} type="button" aria-pressed={value === day} onClick={() => onChange(day)}>
              {t('check.due.days', { count })}
              <small>{readableDay(day, language)}</small>
            </button>
          ) : null;
        })}
      </div>
      <label className="field">
        <span>{t('check.due.other')}</span>
        <input
          type="date"
          min={firstDue(today)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </label>
      {value && isFreeDay(value) ? <p className="quiet">{t('check.due.freeDay')}</p> : null}
    </fieldset>
  );
}
