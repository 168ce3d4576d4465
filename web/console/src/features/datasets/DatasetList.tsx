import type { DatasetSummary } from '@shancheng/contracts/dataset';
import { formatCount, SyntheticMark, TimeAgo, useName } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DatasetStatusTag } from './DatasetStatusTag.tsx';
import { DATA_CLASSES } from './datasets-search.ts';

/** The datasets of a page under their five classes, each with whose it is, how new and how large. */
export function DatasetList({ datasets }: { datasets: readonly DatasetSummary[] }) {
  const { t } = useTranslation();
  return DATA_CLASSES.map((dataClass) => {
    const rows = datasets.filter((dataset) => dataset.dataClass === dataClass);
    if (rows.length === 0) return null;
    return (
      <section key={dataClass} className="card dataset-class" aria-label={t(`map.class.${dataClass}`)}>
        <h2>
          {t(`map.class.${dataClass}`)} <small className="sc-muted">{rows.length}</small>
        </h2>
        <table className="plain">
          <thead>
            <tr>
              <th>{t('datasets.name')}</th>
              <th>{t('datasets.authority')}</th>
              <th>{t('datasets.newest')}</th>
              <th>{t('datasets.known')}</th>
              <th className="number">{t('datasets.features')}</th>
              <th>{t('datasets.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((dataset) => (
              <DatasetRow key={dataset.id} dataset={dataset} />
            ))}
          </tbody>
        </table>
      </section>
    );
  });
}

function DatasetRow({ dataset }: { dataset: DatasetSummary }) {
  const { t } = useTranslation();
  const name = useName();
  const { newest, plan } = dataset;
  return (
    <tr>
      <td>
        <Link to="/datasets/$datasetId" params={{ datasetId: dataset.id }}>
          {name(dataset.name)}
        </Link>{' '}
        {dataset.synthetic ? <SyntheticMark /> : null}
        <small className="sc-muted dataset-key">
          {dataset.key}
          {plan ? ` · ${plan.domain} · ${t('datasets.rankShort', { rank: plan.rank })}` : ''}
        </small>
      </td>
      <td data-label={t('datasets.authority')}>{dataset.authority}</td>
      <td data-label={t('datasets.newest')}>
        {newest ? t('map.versionFrom', { version: newest.number, day: newest.validFrom }) : '–'}
      </td>
      <td data-label={t('datasets.known')}>{newest ? <TimeAgo at={newest.recordedAt} /> : '–'}</td>
      <td className="number" data-label={t('datasets.features')}>
        {newest ? formatCount(newest.features) : '–'}
      </td>
      <td data-label={t('datasets.state')}>
        <DatasetStatusTag status={dataset.status} />
        {dataset.openImports > 0 ? (
          <small className="sc-muted dataset-key">{t('datasets.openImports', { count: dataset.openImports })}</small>
        ) : null}
      </td>
    </tr>
  );
}
