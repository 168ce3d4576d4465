import type { DatasetDetail, DatasetVersionFacts } from '@shancheng/contracts/dataset';
import { Empty, formatAbsolute, formatCount, ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';

interface VersionTimelineProps {
  dataset: DatasetDetail;
  chosen: number | undefined;
  onChoose: (version: number) => void;
}

/** All versions, newest first: from which day each holds, since when it is known, what it changed, what made it. */
export function VersionTimeline({ dataset, chosen, onChoose }: VersionTimelineProps) {
  const { t } = useTranslation();
  if (dataset.history.length === 0)
    return <Empty title={t('datasets.noVersions')} hint={t('datasets.noVersionsHint')} />;
  return (
    <ol className="version-line">
      {dataset.history.map((version) => (
        <li key={version.number} data-holds={version.holds} aria-current={version.number === chosen}>
          <Version dataset={dataset} version={version} onChoose={onChoose} />
        </li>
      ))}
    </ol>
  );
}

interface VersionProps {
  dataset: DatasetDetail;
  version: DatasetVersionFacts;
  onChoose: (version: number) => void;
}

function Version({ dataset, version, onChoose }: VersionProps) {
  const { t } = useTranslation();
  const { number, coverageShare, areaM2 } = version;
  const file = (format: 'geojson' | 'gpkg') =>
    `/api/v1/datasets/${dataset.id}/versions/${number}/download?format=${format}`;
  return (
    <>
      <div className="version-head">
        <button type="button" className="version-name" onClick={() => onChoose(number)}>
          {t('map.versionFrom', { version: number, day: version.validFrom })}
        </button>
        {version.holds ? <ToneTag tone="closed">{t('datasets.holds')}</ToneTag> : null}
        {coverageShare === undefined ? (
          <ToneTag tone="checking" title={t('datasets.statusHint.unknown-coverage')}>
            {t('datasets.status.unknown-coverage')}
          </ToneTag>
        ) : null}
      </div>
      <div className="version-facts">
        <span>{t('datasets.featureCount', { features: formatCount(version.features) })}</span>
        {areaM2 === undefined ? null : <span>{areaText(areaM2)}</span>}
        {coverageShare === undefined ? null : (
          <span>{t('datasets.covers', { percent: (coverageShare * 100).toFixed(1) })}</span>
        )}
        <span className="version-change">
          +{formatCount(version.added)} −{formatCount(version.ended)}
        </span>
      </div>
      <div className="version-facts sc-muted">
        <span>{t('datasets.knownSince', { at: formatAbsolute(version.recordedAt) })}</span>
        <MadeBy version={version} />
      </div>
      <div className="version-facts">
        <Link to="/map" search={{ on: dataset.key, ...(version.holds ? {} : { asOf: version.validFrom }) }}>
          {t('conflicts.onMap')}
        </Link>
        <a href={file('geojson')} download>
          GeoJSON
        </a>
        <a href={file('gpkg')} download>
          GeoPackage
        </a>
      </div>
    </>
  );
}

function MadeBy({ version }: { version: DatasetVersionFacts }) {
  const { t } = useTranslation();
  const { importId, fileName, conflictId, documentNo, person } = version;
  const what = t([`datasets.madeBy.${version.madeBy}`, 'datasets.madeBy.other'] as unknown as 'datasets.madeBy.other');
  return (
    <span>
      {what}
      {importId ? (
        <>
          {' '}
          <Link to="/imports/$importId" params={{ importId }}>
            {fileName}
          </Link>
        </>
      ) : null}
      {conflictId ? (
        <>
          {' '}
          <Link to="/conflicts" search={{ conflict: conflictId }}>
            {documentNo ?? t('conflicts.one')}
          </Link>
        </>
      ) : null}
      {person ? ` · ${person}` : ''}
    </span>
  );
}
