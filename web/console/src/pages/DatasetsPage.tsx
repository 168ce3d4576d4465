import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Pagination } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DatasetDialog } from '../features/datasets/DatasetDialog.tsx';
import { DatasetFilters } from '../features/datasets/DatasetFilters.tsx';
import { DatasetList } from '../features/datasets/DatasetList.tsx';
import { type DatasetsSearch, isNarrowed } from '../features/datasets/datasets-search.ts';
import { DATASETS_PER_PAGE, useDatasets } from '../shared/use-datasets.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The register: all that is known of the ground and planned for it, by class. */
export function DatasetsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/datasets' });
  const { data, error, isPending, refetch } = useDatasets(search);
  const manages = usePermission('dataset.manage');
  const [isNew, setIsNew] = useState(false);
  useTitle(`${t('datasets.title')} · ${t('app.name')}`);
  const change = (next: DatasetsSearch) =>
    void navigate({ to: '/datasets', search: { ...search, page: undefined, ...next }, replace: true });

  if (!usePermission('dataset.view')) return <Empty title={t('map.notAllowed')} hint={t('map.notAllowedHint')} />;
  const page = search.page ?? 1;
  return (
    <div className="page-datasets">
      <header className="page-head">
        <h1>
          {t('datasets.title')}{' '}
          {data ? <small className="sc-muted">{t('datasets.total', { count: data.total })}</small> : null}
        </h1>
        <DatasetFilters search={search} authorities={data?.authorities ?? []} onChange={change} />
        {manages ? (
          <Button type="primary" onClick={() => setIsNew(true)}>
            {t('datasets.new')}
          </Button>
        ) : null}
      </header>
      {isPending ? <Skeleton rows={10} height={32} /> : null}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <DatasetList datasets={data.items} /> : null}
      {data?.total === 0 ? (
        isNarrowed(search) ? (
          <Empty title={t('datasets.noneFound')} hint={t('queue.emptyFilteredHint')} />
        ) : (
          <Empty title={t('datasets.none')} hint={t('datasets.noneHint')} />
        )
      ) : null}
      {data && data.total > DATASETS_PER_PAGE ? (
        <Pagination
          current={page}
          pageSize={DATASETS_PER_PAGE}
          total={data.total}
          showSizeChanger={false}
          onChange={(next) => change({ page: next > 1 ? next : undefined })}
        />
      ) : null}
      {isNew ? (
        <DatasetDialog
          onClose={() => setIsNew(false)}
          onSaved={({ id }) => void navigate({ to: '/datasets/$datasetId', params: { datasetId: id } })}
        />
      ) : null}
    </div>
  );
}
