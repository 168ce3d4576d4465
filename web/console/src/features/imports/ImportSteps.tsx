import type { DatasetImport, ImportStatus } from '@shancheng/contracts/dataset-import';
import { formatCount, useName } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { Button, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEndImport } from './use-import.ts';

const STEPS = ['reading', 'checking', 'checked', 'accepted'] as const;
const ENDED: readonly ImportStatus[] = ['refused', 'failed', 'cancelled'];

/** How far an import is, and why it ended when it did not become a version. */
export function ImportSteps({ about }: { about: DatasetImport }) {
  const { t } = useTranslation();
  const name = useName();
  const end = useEndImport(about.id);
  const { status } = about;
  const isRead = about.summary.features !== undefined;
  const at = ENDED.includes(status) ? (isRead ? 2 : 0) : STEPS.findIndex((step) => step === status);
  const isUnderWay = status === 'reading' || status === 'checking';
  return (
    <div className="import-steps">
      <Steps
        size="small"
        current={status === 'accepted' ? STEPS.length : at}
        status={ENDED.includes(status) ? 'error' : 'process'}
        items={STEPS.map((step) => ({ title: t(`datasets.import.step.${step}`) }))}
      />
      {isUnderWay ? (
        <p className="import-now" role="status">
          <span className="import-bar" aria-hidden="true" />
          <span>
            {status === 'reading'
              ? t('datasets.import.readSoFar', { rows: formatCount(about.featuresRead) })
              : t('datasets.import.checkingNow')}
          </span>
          <Button size="small" loading={end.isPending} onClick={() => end.mutate({ verb: 'cancel' })}>
            {t('datasets.import.cancel')}
          </Button>
        </p>
      ) : null}
      {about.reason ? (
        <p className="import-reason" role="alert">
          <strong>{name(about.reason)}</strong>
          <span>{t('datasets.import.reasonNext')}</span>
          <Link to="/datasets/$datasetId" params={{ datasetId: about.datasetId }}>
            {t('datasets.import.again')}
          </Link>
        </p>
      ) : null}
      {ENDED.includes(status) && !about.reason ? (
        <p className="import-reason">
          <span>{t(`datasets.import.ended.${status === 'cancelled' ? 'cancelled' : 'refused'}`)}</span>
          <Link to="/datasets/$datasetId" params={{ datasetId: about.datasetId }}>
            {t('datasets.import.again')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
