import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface WhatIsWrongProps {
  words: string;
  busy: boolean;
  onWords: (words: string) => void;
  onSave: () => void;
  onBack: () => void;
}

/** Not in order: a few words, which become the finding on the notice. */
export function WhatIsWrong({ words, busy, onWords, onSave, onBack }: WhatIsWrongProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <label className="field">
        <span>{t('check.list.whatIsWrong')}</span>
        <textarea
          ref={field}
          rows={2}
          maxLength={500}
          value={words}
          placeholder={t('check.list.whatIsWrongExample')}
          onChange={(event) => onWords(event.currentTarget.value)}
        />
      </label>
      <div className="pair">
        <button type="button" className="side-button" onClick={onBack}>
          {t('back')}
        </button>
        <button
          type="button"
          className="big-button big-button-danger"
          disabled={busy || words.trim() === ''}
          onClick={onSave}
        >
          {t('check.list.noteWrong')}
        </button>
      </div>
    </>
  );
}
