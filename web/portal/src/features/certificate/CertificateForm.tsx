import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/parts/Field.tsx';
import { goTo } from '../../shared/route.ts';

export function CertificateForm({ number: first }: { number: string }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(first);
  const [tried, setTried] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (number.trim()) goTo({ page: 'certificate', number: number.trim() });
  }
  return (
    <form className="card form" onSubmit={submit}>
      <Field
        label={t('certificate.number')}
        hint={t('certificate.numberHint')}
        value={number}
        onChange={setNumber}
        maxLength={60}
        problem={tried && !number.trim() ? t('fillIn') : undefined}
      />
      <button type="submit" className="big-button">
        {t('certificate.submit')}
      </button>
    </form>
  );
}
