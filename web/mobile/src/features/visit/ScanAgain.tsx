import { useTranslation } from 'react-i18next';
import type { OutboxEntry } from '../../shared/outbox/entry.ts';
import { goTo } from '../../shared/route.ts';
import { RefusedScan } from './RefusedScan.tsx';

/** Above the checklist: the visit has not begun after all. */
export function ScanAgain({ checkId, entry }: { checkId: string; entry: OutboxEntry }) {
  const { t } = useTranslation();
  return (
    <>
      <RefusedScan entry={entry} />
      <button type="button" className="big-button" onClick={() => goTo({ page: 'check', checkId, step: 'scan' })}>
        {t('check.do.scan')}
      </button>
    </>
  );
}
