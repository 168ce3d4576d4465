import { ErrorState, formatAbsolute, Skeleton, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { LedgerTable } from '../features/ledger/LedgerTable.tsx';
import { useLedger } from '../features/ledger/use-ledger.ts';

/** The conservation ledger: proof that no signal was lost. */
export function LedgerPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useLedger();
  return (
    <div className="page-ledger">
      <section className="card">
        <h1>
          {t('ledger.title')}{' '}
          {data ? (
            <ToneTag tone={data.balanced ? 'closed' : 'overdue'}>
              {t(data.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}
            </ToneTag>
          ) : null}
        </h1>
        <p className="sc-muted">{t('ledger.formula')}</p>
        {isPending ? <Skeleton rows={7} /> : null}
        {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data ? <LedgerTable ledger={data} /> : null}
        {data && data.problems.length > 0 ? (
          <ul className="ledger-problems">
            {data.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        ) : null}
        {data ? <p className="sc-muted as-of">{t('time.asOf', { at: formatAbsolute(data.asOf) })}</p> : null}
      </section>
    </div>
  );
}
