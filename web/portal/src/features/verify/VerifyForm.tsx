import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/parts/Field.tsx';
import { goTo } from '../../shared/route.ts';

export function VerifyForm({ number: first, code: second }: { number: string; code: string }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(first);
  const [code, setCode] = useState(second);
  const [tried, setTried] = useState(false);
  const problem = (value: string) => (tried && !value.trim() ? t('fillIn') : undefined);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (number.trim() && code.trim()) goTo({ page: 'verify', number: number.trim(), code: code.trim() });
  }
  return (
    <form className="card form" onSubmit={submit}>
      <Field
        label={t('verify.number')}
        hint={t('verify.numberHint')}
        value={number}
        onChange={setNumber}
        maxLength={100}
        problem={problem(number)}
      />
      <Field
        label={t('verify.code')}
        hint={t('verify.codeHint')}
        value={code}
        onChange={setCode}
        maxLength={40}
        problem={problem(code)}
      />
      <button type="submit" className="big-button">
        {t('verify.submit')}
      </button>
    </form>
  );
}
