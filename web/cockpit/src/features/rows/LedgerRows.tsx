import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useTranslation } from 'react-i18next';

const DRAWERS = ['filed', 'merged', 'suppressed', 'rejected', 'open'] as const;

/** The five drawers of the ledger with what each means, and what is wrong when they do not add up. */
export function LedgerRows({ ledger }: { ledger: Cockpit['ledger'] }) {
  const { t } = useTranslation();
  const sum = DRAWERS.reduce((total, drawer) => total + ledger[drawer], 0);
  return (
    <div className="ck-rows">
      <ol className="ck-plain">
        {DRAWERS.map((drawer) => (
          <li key={drawer}>
            <b>{t(`ledger.${drawer}`)}</b>
            <span>{t(`ledger.means.${drawer}`)}</span>
            <em>{ledger[drawer].toLocaleString('en-US')}</em>
          </li>
        ))}
        <li data-sum={ledger.balanced}>
          <b>{t('ledger.sum')}</b>
          <span>{t(ledger.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}</span>
          <em>
            {sum.toLocaleString('en-US')} / {ledger.received.toLocaleString('en-US')}
          </em>
        </li>
      </ol>
      {ledger.problems.map((problem) => (
        <p key={problem} className="ck-rows-moved">
          {problem}
        </p>
      ))}
    </div>
  );
}
