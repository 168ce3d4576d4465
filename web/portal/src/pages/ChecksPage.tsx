import { useTranslation } from 'react-i18next';
import { CheckList } from '../features/checks/CheckList.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function ChecksPage() {
  const { t } = useTranslation();
  return (
    <main className="page">
      <PageHead title={t('page.checks')} lead={t('checks.lead')} />
      <CheckList />
    </main>
  );
}
