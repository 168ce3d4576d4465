import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';
import { SignaturePad } from './SignaturePad.tsx';
import type { Signing } from './signing.ts';

/** The officer of this phone signs. */
export function OfficerSigns({ busy, onSign }: { busy: boolean; onSign: (signing: Signing) => void }) {
  const { t } = useTranslation();
  const [stroke, setStroke] = useState<string>();
  const pad = useRef<HTMLElement>(null);
  // the document is long: without a signature yet, the button leads to where it is written
  const act = () =>
    stroke ? onSign({ action: 'sign', side: 'officer', stroke }) : pad.current?.scrollIntoView({ block: 'center' });
  return (
    <>
      <section className="card" ref={pad}>
        <h2>{t('check.sign.mine')}</h2>
        <SignaturePad label={t('check.sign.here')} onChange={setStroke} />
      </section>
      <footer className="action-bar">
        <button type="button" className="big-button" disabled={busy} onClick={act}>
          <Icon name="pen" />
          {t(stroke ? 'check.sign.sign' : 'check.sign.toPad')}
        </button>
      </footer>
    </>
  );
}
