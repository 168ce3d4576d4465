import { useTranslation } from 'react-i18next';
import { ResultDetail } from '../features/results/ResultDetail.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function ResultPage({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <main className="page narrow">
      <PageHead title={t('page.result')} />
      <ResultDetail code={code} />
    </main>
  );
}
