import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { FunctionBoard } from '../features/inspection-functions/FunctionBoard.tsx';
import { useFunctions } from '../features/inspection-functions/use-functions.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** 123N: every function with its doors, what is in use and what is planned. */
export function FunctionsPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useFunctions();
  useTitle(`${t('inspection.functions.title')} · ${t('app.name')}`);
  if (!usePermission('inspection.view'))
    return <Empty title={t('inspection.notAllowed')} hint={t('map.notAllowedHint')} />;
  return (
    <div className="page-inspection">
      <header className="page-head">
        <h1>{t('inspection.functions.title')}</h1>
      </header>
      <p className="sc-muted">{t('inspection.functions.about')}</p>
      {isPending ? <Skeleton rows={5} height={72} /> : null}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <FunctionBoard functions={data} /> : null}
    </div>
  );
}
