import { formatCount } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QueueSearch } from '../../shared/queue-search.ts';
import type { LedgerFigures } from './use-ledger.ts';

const DRAWERS = ['filed', 'merged', 'suppressed', 'rejected', 'open'] as const;

/** Where a drawer’s cases are listed; merged and suppressed signals have no case of their own. */
const ROWS: Partial<Record<(typeof DRAWERS)[number], QueueSearch>> = {
  filed: { status: 'filed,dispatched,acknowledged,handling,feedback,checking,closed,void' },
  rejected: { status: 'rejected' },
  open: { status: 'reported,verifying,accepted' },
};

/** In = filed + merged + suppressed + rejected + open, line by line. */
export function LedgerTable({ ledger }: { ledger: LedgerFigures }) {
  const { t } = useTranslation();
  const sum = DRAWERS.reduce((total, drawer) => total + ledger[drawer], 0);
  return (
    <table className="plain ledger">
      <tbody>
        <tr className="ledger-in">
          <th scope="row">{t('ledger.received')}</th>
          <td className="number">{formatCount(ledger.received)}</td>
          <td className="sc-muted">{t('ledger.hint.received')}</td>
        </tr>
        {DRAWERS.map((drawer) => {
          const rows = ROWS[drawer];
          return (
            <tr key={drawer}>
              <th scope="row">{t(`ledger.${drawer}`)}</th>
              <td className="number">{formatCount(ledger[drawer])}</td>
              <td className="sc-muted">
                {t(`ledger.hint.${drawer}`)}{' '}
                {rows ? (
                  <Link to="/" search={rows}>
                    {t('ledger.rows')}
                  </Link>
                ) : null}
              </td>
            </tr>
          );
        })}
        <tr className="ledger-sum" data-equal={sum === ledger.received}>
          <th scope="row">{t('ledger.sum')}</th>
          <td className="number">{formatCount(sum)}</td>
          <td>
            {sum === ledger.received
              ? t('ledger.equal')
              : t('ledger.differs', { by: formatCount(ledger.received - sum) })}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
