import { useTranslation } from 'react-i18next';
import { VerifyAnswer } from '../features/verify/VerifyAnswer.tsx';
import { VerifyForm } from '../features/verify/VerifyForm.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

/** Anyone holds a document against the register: typed in, or opened by the code printed on it. */
export function VerifyPage({ number = '', code = '' }: { number?: string; code?: string }) {
  const { t } = useTranslation();
  return (
    <main className="page narrow">
      <PageHead title={t('page.verify')} lead={t('verify.lead')} />
      <VerifyForm number={number} code={code} />
      {number && code ? <VerifyAnswer number={number} code={code} /> : null}
    </main>
  );
}
