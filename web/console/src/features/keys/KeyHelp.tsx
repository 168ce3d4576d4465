import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../shared/use-keys.ts';

const KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['Enter', 'open'],
  ['A', 'accept'],
  ['D', 'dispatch'],
  ['Z', 'undo'],
  ['N', 'showNew'],
  ['/', 'search'],
  ['Esc', 'back'],
  ['?', 'help'],
] as const;

/** The keyboard in one picture; opens with “?”. */
export function KeyHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  return (
    <>
      <button
        type="button"
        className="key-help"
        title={t('keys.title')}
        aria-label={t('keys.title')}
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      <Modal open={open} width={420} title={t('keys.title')} footer={null} onCancel={() => setOpen(false)}>
        <dl className="keys">
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`keys.${what}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="sc-muted">{t('keys.note')}</p>
      </Modal>
    </>
  );
}
