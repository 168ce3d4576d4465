import { useTranslation } from 'react-i18next';
import { ReportForm } from '../features/report/ReportForm.tsx';

/** Reporting by hand: a call came in, a colleague saw something. */
export function ReportPage() {
  const { t } = useTranslation();
  return (
    <div className="page-report">
      <h1>{t('report.title')}</h1>
      <ReportForm />
    </div>
  );
}
