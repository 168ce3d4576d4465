import { useTranslation } from 'react-i18next';
import { CertificateAnswer } from '../features/certificate/CertificateAnswer.tsx';
import { CertificateForm } from '../features/certificate/CertificateForm.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function CertificatePage({ number = '' }: { number?: string }) {
  const { t } = useTranslation();
  return (
    <main className="page narrow">
      <PageHead title={t('page.certificate')} lead={t('certificate.lead')} />
      <CertificateForm number={number} />
      {number ? <CertificateAnswer number={number} /> : null}
    </main>
  );
}
