import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useTranslation } from 'react-i18next';
import { useBoth } from '../../shared/both.ts';
import { useRows } from '../../shared/rows-request.tsx';

const DRAWERS = ['filed', 'merged', 'suppressed', 'rejected', 'open'] as const;

/** Nothing lost on the way: in = filed + merged + suppressed + rejected + open. Quiet while true, loud when not. */
export function LedgerLine({ ledger }: { ledger: Cockpit['ledger'] | undefined }) {
  const { t } = useTranslation();
  const both = useBoth();
  const { open } = useRows();
  if (!ledger)
    return (
      <footer className="ck-ledger">
        <span className="ck-bone" />
      </footer>
    );
  const show = () =>
    open({
      kind: 'ledger',
      title: both('ledger.title'),
      definition: both('ledger.definition'),
      value: ledger.received,
    });
  return (
    <footer className="ck-ledger" data-balanced={ledger.balanced}>
      <button type="button" onClick={show}>
        <span className="ck-ledger-name">{t('ledger.title')}</span>
        <span>
          {t('ledger.received')} <b>{ledger.received.toLocaleString('en-US')}</b>
        </span>
        {DRAWERS.map((drawer, index) => (
          <span key={drawer}>
            <i aria-hidden="true">{index === 0 ? '=' : '+'}</i> {t(`ledger.${drawer}`)}{' '}
            <b>{ledger[drawer].toLocaleString('en-US')}</b>
          </span>
        ))}
        <strong>
          {ledger.balanced ? `✓ ${t('ledger.balanced')}` : `✕ ${t('ledger.broken', { value: ledger.problems.length })}`}
        </strong>
      </button>
      <span className="ck-foot-note">{t('footNote')}</span>
    </footer>
  );
}
