import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SubjectChecks } from '../features/inspection-checks/SubjectChecks.tsx';
import { PowersTabs } from '../features/powers/PowersTabs.tsx';
import { SubjectFile } from '../features/powers/SubjectFile.tsx';
import { useSubject } from '../features/powers/use-registers.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The file of one subject; what other parts know of it is handed to the file as its children. */
export function SubjectPage() {
  const { t } = useTranslation();
  const { subjectId } = useParams({ from: '/powers/subjects/$subjectId' });
  const { data, error, isPending, refetch } = useSubject(subjectId);
  useTitle(`${data?.name ?? t('powers.subjects.file')} · ${t('app.name')}`);
  if (!usePermission('powers.view')) return <Empty title={t('powers.notAllowed')} hint={t('map.notAllowedHint')} />;
  return (
    <>
      <PowersTabs />
      <div className="page-subject">
        <p>
          <Link to="/powers/subjects">{t('powers.back')}</Link>
        </p>
        {isPending ? <Skeleton rows={10} /> : null}
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data ? (
          <SubjectFile subject={data}>
            <SubjectChecks subjectId={subjectId} />
          </SubjectFile>
        ) : null}
      </div>
    </>
  );
}
