import type { DatasetSummary } from '@shancheng/contracts/dataset';
import { type Tone, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const TONES: Record<DatasetSummary['status'], Tone> = {
  waiting: 'waiting',
  empty: 'void',
  'unknown-coverage': 'checking',
  current: 'closed',
};

/** How a dataset stands, and on hover what that means. */
export function DatasetStatusTag({ status }: { status: DatasetSummary['status'] }) {
  const { t } = useTranslation();
  return (
    <ToneTag tone={TONES[status]} title={t(`datasets.statusHint.${status}`)}>
      {t(`datasets.status.${status}`)}
    </ToneTag>
  );
}
