import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../shared/use-permission.ts';
import { CheckTable } from './CheckTable.tsx';
import { useChecks } from './use-checks.ts';

/** All checks of one subject, newest first, as far as this person may see them. */
export function SubjectChecks({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const mayView = usePermission('inspection.view');
  const { rows, error, isPending, refetch, hasNextPage, fetchNextPage } = useChecks({ subjectId }, mayView);
  if (!mayView) return <Empty title={t('inspection.notAllowed')} />;
  if (isPending) return <Skeleton rows={4} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (rows.length === 0) return <Empty title={t('powers.subjects.historyNone')} />;
  return (
    <>
      <CheckTable rows={rows} at={undefined} />
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('inspection.more')}</Button> : null}
    </>
  );
}
