import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { ErrorState, Skeleton } from '@shancheng/ui';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CheckHead } from '../features/inspection-checks/CheckHead.tsx';
import { CheckPlace } from '../features/inspection-checks/CheckPlace.tsx';
import { CheckSteps } from '../features/inspection-checks/CheckSteps.tsx';
import { Clues } from '../features/inspection-checks/Clues.tsx';
import { Documents } from '../features/inspection-checks/Documents.tsx';
import { FindingCards } from '../features/inspection-checks/FindingCards.tsx';
import { ItemRows } from '../features/inspection-checks/ItemRows.tsx';
import { TeamTable } from '../features/inspection-checks/TeamTable.tsx';
import { useCheck } from '../features/inspection-checks/use-checks.ts';
import { DoneList } from '../shared/inspection/DoneList.tsx';
import { useKeys } from '../shared/use-keys.ts';
import { useTitle } from '../shared/use-title.ts';

/** One check, top to bottom: whom, what may be done, what was found, what was asked, who came, the documents. */
export function InspectionCheckPage() {
  const { t } = useTranslation();
  const { checkId } = useParams({ from: '/inspection/checks/$checkId' });
  const router = useRouter();
  const check = useCheck(checkId);
  useKeys({
    escape: () => {
      // a document lies open over the page: the first Escape is for it
      const sheet = document.querySelector<HTMLDialogElement>('dialog[open]');
      if (sheet) sheet.close();
      else router.history.back();
    },
  });
  return (
    <div className="page-inspection">
      <p className="crumbs">
        <Link to="/inspection/checks">← {t('inspection.checks.title')}</Link>
      </p>
      {check.isPending ? <Skeleton rows={12} /> : null}
      {check.isError && !check.data ? <ErrorState error={check.error} onRetry={() => void check.refetch()} /> : null}
      {check.data ? <Check key={checkId} check={check.data} /> : null}
    </div>
  );
}

function Check({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  useTitle(`${check.subject.name} · ${t('app.name')}`);
  return (
    <>
      <header className="card">
        <CheckHead check={check} />
        <CheckSteps check={check} />
      </header>
      <div className="plan-columns">
        <div className="incident-column">
          <FindingCards check={check} />
          <ItemRows check={check} />
        </div>
        <div className="incident-column">
          <Documents documents={check.documents} />
          <TeamTable parties={check.parties} geofenceMetres={check.geofenceMetres} />
          <CheckPlace subject={check.subject} />
          <Clues clues={check.clues} />
          <section className="card">
            <h2>{t('inspection.history')}</h2>
            <DoneList history={check.history} wordOf={(action) => t(`inspection.checkDone.${action}`)} />
          </section>
        </div>
      </div>
    </>
  );
}
