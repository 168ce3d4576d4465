import { useTranslation } from 'react-i18next';
import { ComplaintForm } from '../features/complaints/ComplaintForm.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function ComplainPage({ checkId }: { checkId?: string }) {
  const { t } = useTranslation();
  return (
    <main className="page narrow">
      <PageHead title={t('page.complain')} lead={t('complaint.formLead')} />
      <ComplaintForm {...(checkId ? { checkId } : {})} />
    </main>
  );
}
