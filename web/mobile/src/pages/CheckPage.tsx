import { ErrorState, Skeleton, SyntheticMark } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { Checklist } from '../features/checklist/Checklist.tsx';
import { ConcludeForm } from '../features/conclude/ConcludeForm.tsx';
import { SignScreen } from '../features/signing/SignScreen.tsx';
import { ScanAgain } from '../features/visit/ScanAgain.tsx';
import { ScanIn } from '../features/visit/ScanIn.tsx';
import { CheckTag } from '../shared/check/CheckTag.tsx';
import type { ReadCheck } from '../shared/check/check-cache.ts';
import { withPendingDeeds } from '../shared/check/pending-check.ts';
import { useCheck } from '../shared/check/use-checks.ts';
import { useOutbox, useOutboxView } from '../shared/outbox/OutboxContext.ts';
import { KeptSince } from '../shared/parts/KeptSince.tsx';
import { type CheckScreen, goTo } from '../shared/route.ts';
import { CheckOverview } from './CheckOverview.tsx';
import { ListBar } from './ListBar.tsx';
import { PageHead } from './PageHead.tsx';

interface CheckPageProps {
  checkId: string;
  step: CheckScreen | undefined;
}

/** One inspection; one thing at a time fills the screen. */
export function CheckPage({ checkId, step }: CheckPageProps) {
  const { t } = useTranslation();
  const { accountId } = useOutbox();
  const { data, error, refetch } = useCheck(accountId, checkId);
  if (data) return <OneCheck key={step ?? 'overview'} read={data} step={step} />;
  return (
    <main className="page">
      <PageHead title={t('check.one')} back above={{ page: 'checks' }} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} height={72} />}
    </main>
  );
}

function OneCheck({ read, step }: { read: ReadCheck; step: CheckScreen | undefined }) {
  const { t } = useTranslation();
  const { entries } = useOutboxView();
  const shown = withPendingDeeds(read.value, entries);
  const { check } = shown;
  const overview = { page: 'check' as const, checkId: check.id };
  const next = (to?: CheckScreen) => goTo({ ...overview, ...(to ? { step: to } : {}) }, 'replace');
  return (
    <main className="page page-task">
      <PageHead
        title={step ? t(`check.screen.${step}`) : check.subject.name}
        back
        above={step ? overview : { page: 'checks' }}
      />
      {step ? <p className="quiet check-whom">{check.subject.name}</p> : null}
      {read.kept ? <KeptSince asOf={read.asOf} /> : null}
      {step ? null : (
        <p className="task-marks">
          <CheckTag status={check.status} overdue={check.overdue} />
          {check.synthetic ? <SyntheticMark /> : null}
          {shown.waiting > 0 ? (
            <span className="mark mark-waiting">{t('unsent.waiting', { count: shown.waiting })}</span>
          ) : null}
        </p>
      )}
      {step === undefined ? <CheckOverview shown={shown} /> : null}
      {step === 'scan' ? <ScanIn check={check} refusedScan={shown.refusedScan} onDone={() => next('list')} /> : null}
      {step === 'list' ? (
        <>
          {shown.refusedScan ? <ScanAgain checkId={check.id} entry={shown.refusedScan} /> : null}
          <Checklist shown={shown} />
          <ListBar shown={shown} />
        </>
      ) : null}
      {step === 'conclude' ? <ConcludeForm shown={shown} onDone={() => next('sign')} /> : null}
      {step === 'sign' ? <SignScreen check={check} /> : null}
    </main>
  );
}
