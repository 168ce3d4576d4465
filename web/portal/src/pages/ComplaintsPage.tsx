import { useTranslation } from 'react-i18next';
import { ComplaintCards } from '../features/complaints/ComplaintCards.tsx';
import { Link } from '../shared/parts/Link.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function ComplaintsPage() {
  const { t } = useTranslation();
  return (
    <main className="page">
      <PageHead
        title={t('page.complaints')}
        lead={t('complaint.lead')}
        action={
          <Link to={{ page: 'complain' }} className="side-button">
            {t('page.complain')}
          </Link>
        }
      />
      <ComplaintCards />
    </main>
  );
}
