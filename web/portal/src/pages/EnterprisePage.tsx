import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { Forecast } from '../features/enterprise/Forecast.tsx';
import { SubjectCard } from '../features/enterprise/SubjectCard.tsx';
import { useSubjects } from '../features/enterprise/use-subjects.ts';
import { PageHead } from '../shared/parts/PageHead.tsx';

/** My enterprises: licences, the code at the door, what may come this year, who scanned in. */
export function EnterprisePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSubjects();
  return (
    <main className="page">
      <PageHead title={t('page.enterprise')} />
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} height={80} /> : null}
      {data?.items.length === 0 ? <Empty title={t('enterprise.none')} hint={t('enterprise.noneHint')} /> : null}
      {data?.items.map((subject) => (
        <div key={subject.id} className="columns">
          <div>
            <SubjectCard subject={subject} />
          </div>
          <div>
            <Forecast subjectId={subject.id} />
          </div>
        </div>
      ))}
    </main>
  );
}
