import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { ErrorState, Skeleton } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { InviteForm } from './InviteForm.tsx';
import { ProposalPicture } from './ProposalPicture.tsx';
import { whyNot } from './plan-actions.ts';
import { SavedFigures } from './SavedFigures.tsx';
import { useProposal } from './use-plans.ts';

/** Who would come anyway, what is saved by coming together, and whom to ask. */
export function ProposalCard({ plan }: { plan: InspectionPlanDetail }) {
  const { t } = useTranslation();
  const open = plan.status === 'draft' || plan.status === 'inviting';
  const proposal = useProposal(plan.id, open);
  if (!open) return null;
  const why = whyNot('invite', plan);
  return (
    <section className="card">
      <h2>
        {t('inspection.proposal.title', { days: proposal.data?.windowDays ?? 30 })}
        <small className="sc-muted"> {t('inspection.proposal.about')}</small>
      </h2>
      {proposal.isPending ? <Skeleton rows={5} /> : null}
      {proposal.error ? <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} /> : null}
      {proposal.data ? (
        proposal.data.agencies.length === 0 ? (
          <p className="sc-muted">{t('inspection.proposal.nobody')}</p>
        ) : (
          <>
            <SavedFigures proposal={proposal.data} />
            <ProposalPicture proposal={proposal.data} />
            <InviteForm
              planId={plan.id}
              agencies={proposal.data.agencies}
              invited={new Set(plan.plan.parties.map(({ authorityId }) => authorityId))}
              mayInvite={why === undefined}
              whyNot={why ? t(`inspection.planWhy.${why}`) : undefined}
            />
          </>
        )
      ) : null}
    </section>
  );
}
