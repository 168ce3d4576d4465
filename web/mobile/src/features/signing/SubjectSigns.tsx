import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';
import { ReasonSheet } from '../../shared/parts/ReasonSheet.tsx';
import { SignaturePad } from './SignaturePad.tsx';
import type { Signing } from './signing.ts';

interface SubjectSignsProps {
  busy: boolean;
  mayRecordRefusal: boolean;
  onSign: (signing: Signing) => void;
}

/** The phone is handed over: the enterprise's representative signs by finger, or refuses, which is written down. */
export function SubjectSigns({ busy, mayRecordRefusal, onSign }: SubjectSignsProps) {
  const { t } = useTranslation();
  const [stroke, setStroke] = useState<string>();
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [refusing, setRefusing] = useState(false);
  const signer = { signerName: name.trim(), signerRole: role.trim() };
  const ready = stroke !== undefined && signer.signerName !== '' && signer.signerRole !== '';
  return (
    <>
      <section className="card">
        <h2>{t('check.sign.subject')}</h2>
        <p>{t('check.sign.subjectHint')}</p>
        <div className="two-fields">
          <Field label={t('check.sign.name')} value={name} onChange={setName} />
          <Field label={t('check.sign.role')} value={role} onChange={setRole} />
        </div>
        <SignaturePad label={t('check.sign.here')} onChange={setStroke} />
      </section>
      <footer className={mayRecordRefusal ? 'action-bar action-bar-two' : 'action-bar'}>
        {mayRecordRefusal ? (
          <button type="button" className="side-button" onClick={() => setRefusing(true)}>
            {t('check.sign.refuses')}
          </button>
        ) : null}
        <button
          type="button"
          className="big-button"
          disabled={busy || !ready}
          onClick={() => stroke && onSign({ action: 'sign', side: 'subject', stroke, ...signer })}
        >
          <Icon name="pen" />
          {t('check.sign.subjectSign')}
        </button>
      </footer>
      {refusing ? (
        <ReasonSheet
          title={t('check.sign.refuses')}
          hint={t('check.sign.refusesHint')}
          label={t('check.sign.refusesWhy')}
          submit={t('check.sign.recordRefusal')}
          busy={busy}
          onReason={(reason) => {
            setRefusing(false);
            onSign({ action: 'record-refusal', reason });
          }}
          onClose={() => setRefusing(false)}
        />
      ) : null}
    </>
  );
}

function Field({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        value={value}
        maxLength={50}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
