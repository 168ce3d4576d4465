import { useTranslation } from 'react-i18next';
import { ResultList } from '../features/results/ResultList.tsx';
import { ResultSearch } from '../features/results/ResultSearch.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function ResultsPage({ q }: { q?: string }) {
  const { t } = useTranslation();
  return (
    <main className="page">
      <PageHead title={t('page.results')} lead={t('results.lead')} />
      <ResultSearch q={q ?? ''} />
      <ResultList {...(q ? { q } : {})} />
    </main>
  );
}
