import type { ImportStatus } from '@shancheng/contracts/dataset-import';
import { type Tone, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const TONES: Record<ImportStatus, Tone> = {
  reading: 'handling',
  checking: 'checking',
  checked: 'waiting',
  accepted: 'closed',
  refused: 'void',
  failed: 'overdue',
  cancelled: 'void',
};

/** How far a file that was handed in has come. */
export function ImportStatusTag({ status }: { status: ImportStatus }) {
  const { t } = useTranslation();
  return <ToneTag tone={TONES[status]}>{t(`datasets.import.status.${status}`)}</ToneTag>;
}
