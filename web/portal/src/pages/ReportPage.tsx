import { useTranslation } from 'react-i18next';
import { ReportForm } from '../features/report/ReportForm.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function ReportPage() {
  const { t } = useTranslation();
  return (
    <main className="page narrow">
      <PageHead title={t('page.report')} lead={t('report.lead')} />
      <ReportForm />
    </main>
  );
}
