import type { DatasetSummary } from '@shancheng/contracts/dataset';
import { formatAbsolute } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** What is written about a dataset in the register. */
export function DatasetFacts({ dataset }: { dataset: DatasetSummary }) {
  const { t } = useTranslation();
  const { plan } = dataset;
  const facts: [string, string | undefined][] = [
    ['datasets.class', t(`map.class.${dataset.dataClass}`)],
    ['datasets.authority', dataset.authority],
    ['datasets.field.key', dataset.key],
    ['datasets.field.geometryKind', t(`datasets.geometry.${dataset.geometryKind}`)],
    ['datasets.field.scheme', dataset.scheme],
    ['datasets.scale', dataset.scale === undefined ? undefined : `1:${dataset.scale}`],
    ['datasets.field.licence', dataset.licence],
    ['datasets.field.securityLevel', t(`datasets.security.${dataset.securityLevel}`)],
    ['datasets.field.division', dataset.divisionName ?? dataset.divisionCode],
    [
      'datasets.onMap',
      plan
        ? [
            plan.domain,
            t(`datasets.kind.${plan.kind}`),
            t('datasets.rank', { rank: plan.rank }),
            plan.draft ? t('datasets.draft') : undefined,
          ]
            .filter(Boolean)
            .join(' · ')
        : undefined,
    ],
    ['datasets.validTo', plan?.effectiveTo],
    ['datasets.entered', formatAbsolute(dataset.createdAt)],
  ];
  return (
    <dl className="dataset-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{t(label as 'datasets.class')}</dt>
          <dd>{value ?? <span className="sc-muted">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
