import { Empty, ErrorState, Skeleton, SyntheticMark, useName } from '@shancheng/ui';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DatasetDialog } from '../features/datasets/DatasetDialog.tsx';
import { DatasetFacts } from '../features/datasets/DatasetFacts.tsx';
import { DatasetStatusTag } from '../features/datasets/DatasetStatusTag.tsx';
import { FeatureTable } from '../features/datasets/FeatureTable.tsx';
import { ImportList } from '../features/datasets/ImportList.tsx';
import { VersionTimeline } from '../features/datasets/VersionTimeline.tsx';
import { UploadForm } from '../features/imports/UploadForm.tsx';
import { useDataset } from '../shared/use-datasets.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** One dataset: what is written about it, its versions, its features, and what was handed in for it. */
export function DatasetPage() {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { datasetId } = useParams({ from: '/datasets/$datasetId' });
  const { data, error, isPending, refetch } = useDataset(datasetId);
  const manages = usePermission('dataset.manage');
  const imports = usePermission('dataset.import');
  const [isEdited, setIsEdited] = useState(false);
  const [version, setVersion] = useState<number>();
  useTitle(`${data ? name(data.name) : t('datasets.title')} · ${t('app.name')}`);

  if (isPending) return <Skeleton rows={10} height={32} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const shown = version ?? data.newest?.number;
  return (
    <div className="page-dataset">
      <header className="page-head">
        <h1>
          <Link to="/datasets">{t('datasets.title')}</Link> / {name(data.name)}{' '}
          {data.synthetic ? <SyntheticMark /> : null} <DatasetStatusTag status={data.status} />
        </h1>
        {data.newest ? (
          <Link to="/map" search={{ on: data.key }} className="page-action">
            {t('conflicts.onMap')}
          </Link>
        ) : null}
        {manages ? <Button onClick={() => setIsEdited(true)}>{t('datasets.edit')}</Button> : null}
      </header>
      <div className="dataset-parts">
        <div>
          <section className="card">
            <h2>{t('datasets.facts')}</h2>
            <DatasetFacts dataset={data} />
          </section>
          <section className="card" aria-label={t('datasets.versions')}>
            <h2>{t('datasets.versions')}</h2>
            <VersionTimeline dataset={data} chosen={shown} onChoose={setVersion} />
          </section>
        </div>
        <div>
          {imports ? (
            <section className="card" aria-label={t('datasets.imports')}>
              <h2>{t('datasets.imports')}</h2>
              <UploadForm
                datasetId={data.id}
                onTaken={({ id }) => void navigate({ to: '/imports/$importId', params: { importId: id } })}
              />
              <ImportList datasetId={data.id} />
            </section>
          ) : null}
          <section className="card" aria-label={t('datasets.featureTable')}>
            <h2>
              {t('datasets.featureTable')}{' '}
              {shown === undefined ? null : (
                <small className="sc-muted">{t('datasets.versionShort', { version: shown })}</small>
              )}
            </h2>
            {shown === undefined ? (
              <Empty title={t('datasets.noFeatures')} hint={t('datasets.noVersionsHint')} />
            ) : (
              <FeatureTable dataset={data} version={shown} />
            )}
          </section>
        </div>
      </div>
      {isEdited ? (
        <DatasetDialog dataset={data} onClose={() => setIsEdited(false)} onSaved={() => setIsEdited(false)} />
      ) : null}
    </div>
  );
}
