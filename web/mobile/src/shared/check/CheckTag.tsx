import type { CheckSummary } from '@shancheng/contracts/inspection-check';
import { ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { CHECK_TONE } from './check-steps.ts';

/** Where an inspection stands, as shape and word; red when something is past its day. */
export function CheckTag({ status, overdue }: Pick<CheckSummary, 'status' | 'overdue'>) {
  const { t } = useTranslation();
  return (
    <ToneTag tone={overdue ? 'overdue' : CHECK_TONE[status]}>
      {t(`check.status.${status}`)}
      {overdue ? ` · ${t('check.overdue')}` : ''}
    </ToneTag>
  );
}
