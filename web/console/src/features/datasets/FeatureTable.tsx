import type { DatasetDetail, DatasetFeature } from '@shancheng/contracts/dataset';
import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { attributeNames, attributeText } from './attributes.ts';
import { useFeatures } from './use-features.ts';

/** The features of a version with all their attributes; each leads to its place on the map. */
export function FeatureTable({ dataset, version }: { dataset: DatasetDetail; version: number | undefined }) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFeatures(
    dataset.id,
    version,
    q,
  );
  const features = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Input.Search
        allowClear
        className="feature-find"
        placeholder={t('datasets.findFeature')}
        aria-label={t('datasets.findFeature')}
        onSearch={(words) => setQ(words.trim())}
      />
      {isPending ? <Skeleton rows={6} /> : null}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data && features.length === 0 ? (
        <Empty title={t(q ? 'datasets.noFeatureFound' : 'datasets.noFeatures')} hint={t('datasets.noFeaturesHint')} />
      ) : null}
      {features.length > 0 ? <Rows dataset={dataset} features={features} /> : null}
      {hasNextPage ? (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('datasets.moreFeatures')}
        </Button>
      ) : null}
    </>
  );
}

function Rows({ dataset, features }: { dataset: DatasetDetail; features: readonly DatasetFeature[] }) {
  const { t } = useTranslation();
  const names = attributeNames(features);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the wide table is scrolled with the keys too
    <section className="wide-table" tabIndex={0} aria-label={t('datasets.featureTable')}>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('datasets.featureKey')}</th>
            <th>{t('datasets.code')}</th>
            <th>{t('datasets.name')}</th>
            <th className="number">{t('datasets.area')}</th>
            <th>{t('datasets.since')}</th>
            {names.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {features.map((feature) => (
            <tr key={feature.key}>
              <td>
                <Link
                  to="/map"
                  search={{ on: dataset.key, at: `${feature.at.lon.toFixed(6)},${feature.at.lat.toFixed(6)}` }}
                >
                  {feature.key}
                </Link>
              </td>
              <td>{feature.code ?? '–'}</td>
              <td>{feature.name ?? '–'}</td>
              <td className="number">{feature.areaM2 === undefined ? '–' : areaText(feature.areaM2)}</td>
              <td>{t('datasets.versionShort', { version: feature.since })}</td>
              {names.map((name) => (
                <td key={name}>{attributeText(feature.attributes[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
