import { ErrorState, Skeleton, useName } from '@shancheng/ui';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AcceptForm } from '../features/imports/AcceptForm.tsx';
import { ImportSteps } from '../features/imports/ImportSteps.tsx';
import { PublishedCard } from '../features/imports/PublishedCard.tsx';
import { QualityReport } from '../features/imports/QualityReport.tsx';
import { RecognisedCard } from '../features/imports/RecognisedCard.tsx';
import { useImport } from '../features/imports/use-import.ts';
import { ImportStatusTag } from '../shared/ImportStatusTag.tsx';
import { useDataset } from '../shared/use-datasets.ts';
import { useTitle } from '../shared/use-title.ts';

/** One file that was handed in: what it was taken for, what is wrong with it, and what becomes of it. */
export function ImportPage() {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { importId } = useParams({ from: '/imports/$importId' });
  const { data, error, isPending, refetch } = useImport(importId);
  const { data: dataset } = useDataset(data?.datasetId);
  useTitle(`${data?.fileName ?? t('datasets.imports')} · ${t('app.name')}`);

  if (isPending) return <Skeleton rows={10} height={32} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isChecked = data.status === 'checked' || data.status === 'accepted';
  return (
    <div className="page-import">
      <header className="page-head">
        <h1>
          <Link to="/datasets">{t('datasets.title')}</Link> /{' '}
          {dataset ? (
            <Link to="/datasets/$datasetId" params={{ datasetId: dataset.id }}>
              {name(dataset.name)}
            </Link>
          ) : null}{' '}
          / {data.fileName} <ImportStatusTag status={data.status} />
        </h1>
      </header>
      <section className="card">
        <ImportSteps about={data} />
      </section>
      {data.format ? (
        <div className="import-parts">
          <section className="card" aria-label={t('datasets.import.recognised')}>
            <h2>{t('datasets.import.recognised')}</h2>
            <RecognisedCard
              key={data.id}
              about={data}
              dataset={dataset}
              onTaken={({ id }) => void navigate({ to: '/imports/$importId', params: { importId: id } })}
            />
          </section>
          {data.status === 'checked' && dataset ? (
            <section className="card" aria-label={t('datasets.import.decideTitle')}>
              <h2>{t('datasets.import.decideTitle')}</h2>
              <AcceptForm about={data} dataset={dataset} />
            </section>
          ) : null}
          {data.status === 'accepted' && dataset ? (
            <section className="card" aria-label={t('datasets.import.doneTitle')}>
              <h2>{t('datasets.import.doneTitle')}</h2>
              <PublishedCard about={data} dataset={dataset} />
            </section>
          ) : null}
        </div>
      ) : null}
      {isChecked ? <QualityReport key={data.id} about={data} /> : null}
    </div>
  );
}
