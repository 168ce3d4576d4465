import type { DatasetDetail } from '@shancheng/contracts/dataset';
import type { DatasetImport } from '@shancheng/contracts/dataset-import';
import { useName } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** What became of an accepted file, and where to look at it. */
export function PublishedCard({ about, dataset }: { about: DatasetImport; dataset: DatasetDetail }) {
  const { t } = useTranslation();
  const name = useName();
  const division = dataset.divisionName ?? dataset.divisionCode;
  return (
    <>
      <p>
        {t('datasets.import.done', { version: about.version ?? 0, name: name(dataset.name), day: about.validFrom })}
      </p>
      {about.coverage ? (
        <p className="sc-muted">
          {t('datasets.import.doneCoverage', { coverage: t(`datasets.import.covers.${about.coverage}`, { division }) })}
        </p>
      ) : null}
      <p className="accept-buttons">
        <Link to="/map" search={{ on: dataset.key, asOf: about.validFrom }}>
          {t('datasets.import.seeOnMap')}
        </Link>
        <Link to="/datasets/$datasetId" params={{ datasetId: dataset.id }}>
          {t('datasets.import.toDataset')}
        </Link>
      </p>
    </>
  );
}
