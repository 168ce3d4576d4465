import { ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLedger } from './use-ledger.ts';

/** “账平”: every signal that came in is accounted for. Red when not; opens the ledger. */
export function LedgerBadge() {
  const { t } = useTranslation();
  const { data } = useLedger();
  if (!data) return null;
  return (
    <Link to="/ledger" title={t('ledger.formula')}>
      <ToneTag tone={data.balanced ? 'closed' : 'overdue'}>
        {t(data.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}
      </ToneTag>
    </Link>
  );
}
