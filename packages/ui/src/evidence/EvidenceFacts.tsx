import type { EvidenceItem } from '@shancheng/contracts/incident';
import { useTranslation } from 'react-i18next';
import { formatAbsolute, formatClock } from '../time/format.ts';
import { CopyText } from './CopyText.tsx';

/** Where the picture comes from, when it was taken, and the fingerprints that prove it unchanged. */
export function EvidenceFacts({ item }: { item: EvidenceItem }) {
  const { t } = useTranslation('ui');
  return (
    <dl className="sc-facts">
      <dt>{t('evidence.source')}</dt>
      <dd>
        {t(`evidenceKind.${item.kind}`)} · {item.source} · {(item.bytes / 1024).toFixed(0)} KB
      </dd>
      <dt>{t('evidence.captured')}</dt>
      <dd className="sc-number" title={formatAbsolute(item.capturedAt)}>
        {formatAbsolute(item.capturedAt).slice(0, 10)} {formatClock(item.capturedAt, true)}
      </dd>
      {item.location ? (
        <>
          <dt>{t('evidence.position')}</dt>
          <dd className="sc-number">
            {item.location.lon.toFixed(6)}, {item.location.lat.toFixed(6)}
          </dd>
        </>
      ) : null}
      <dt>{t('evidence.hash')}</dt>
      <dd className="sc-hashes">
        <CopyText label="SHA-256" text={item.sha256} />
        <CopyText label="SM3" text={item.sm3} />
      </dd>
    </dl>
  );
}
