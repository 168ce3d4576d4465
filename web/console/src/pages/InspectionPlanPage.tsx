import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { ErrorState, Skeleton } from '@shancheng/ui';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DrawCard } from '../features/inspection-plans/DrawCard.tsx';
import { MergedChecklist } from '../features/inspection-plans/MergedChecklist.tsx';
import { Obstacles } from '../features/inspection-plans/Obstacles.tsx';
import { PartyTable } from '../features/inspection-plans/PartyTable.tsx';
import { PlanHead } from '../features/inspection-plans/PlanHead.tsx';
import { PlanSteps } from '../features/inspection-plans/PlanSteps.tsx';
import { ProposalCard } from '../features/inspection-plans/ProposalCard.tsx';
import { SubjectTable } from '../features/inspection-plans/SubjectTable.tsx';
import { usePlan } from '../features/inspection-plans/use-plans.ts';
import { DoneList } from '../shared/inspection/DoneList.tsx';
import { useKeys } from '../shared/use-keys.ts';
import { useTitle } from '../shared/use-title.ts';

/** One plan, top to bottom: what it is, what may be done, what stands against it, who comes, what is asked, whom. */
export function InspectionPlanPage() {
  const { t } = useTranslation();
  const { planId } = useParams({ from: '/inspection/plans/$planId' });
  const router = useRouter();
  const plan = usePlan(planId);
  useKeys({ escape: () => router.history.back() });
  return (
    <div className="page-inspection">
      <p className="crumbs">
        <Link to="/inspection/plans">← {t('inspection.plans.title')}</Link>
      </p>
      {plan.isPending ? <Skeleton rows={12} /> : null}
      {plan.isError && !plan.data ? <ErrorState error={plan.error} onRetry={() => void plan.refetch()} /> : null}
      {plan.data ? <Plan key={planId} plan={plan.data} /> : null}
    </div>
  );
}

function Plan({ plan }: { plan: InspectionPlanDetail }) {
  const { t } = useTranslation();
  useTitle(`${plan.title} · ${t('app.name')}`);
  const running = plan.status === 'inviting';
  return (
    <>
      <header className="card">
        <PlanHead plan={plan} />
        <PlanSteps plan={plan} />
      </header>
      <div className="plan-columns">
        <div className="incident-column">
          {plan.draw ? <DrawCard draw={plan.draw} /> : null}
          <ProposalCard plan={plan} />
          <section className="card">
            <h2>{t('inspection.parties.title')}</h2>
            <PartyTable parties={plan.plan.parties} running={running} />
          </section>
          <MergedChecklist checklist={plan.checklist} parties={plan.plan.parties} />
        </div>
        <div className="incident-column">
          <Obstacles plan={plan} />
          <SubjectTable planId={plan.id} subjects={plan.subjectList} />
          <section className="card">
            <h2>{t('inspection.history')}</h2>
            <DoneList history={plan.history} wordOf={(action) => t(`inspection.planDone.${action}`)} />
          </section>
        </div>
      </div>
    </>
  );
}
