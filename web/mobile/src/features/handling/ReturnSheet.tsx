import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../shared/parts/Sheet.tsx';

const REASONS = ['notMine', 'notThere', 'cannotReach', 'busy'] as const;

/** Giving a task back: a reason is required, the usual ones are one tap. */
export function ReturnSheet({ onReturn, onClose }: { onReturn: (reason: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <Sheet title={t('return.title')} onClose={onClose}>
      <fieldset className="chips">
        <legend>{t('return.choose')}</legend>
        {REASONS.map((name) => {
          const words = t(`return.reason.${name}`);
          return (
            <button key={name} type="button" aria-pressed={reason === words} onClick={() => setReason(words)}>
              {words}
            </button>
          );
        })}
      </fieldset>
      <label className="field">
        <span>{t('return.words')}</span>
        <textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </label>
      <button
        type="button"
        className="big-button big-button-danger"
        disabled={reason.trim() === ''}
        onClick={() => onReturn(reason)}
      >
        {t('return.submit')}
      </button>
    </Sheet>
  );
}
