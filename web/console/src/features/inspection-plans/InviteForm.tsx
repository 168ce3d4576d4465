import type { JointProposal } from '@shancheng/contracts/inspection-plan';
import { ToneTag } from '@shancheng/ui';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { Refusal } from '../../shared/inspection/StepForm.tsx';
import { couldCome, invitationOf } from './proposal-lanes.ts';
import { usePlanStep } from './use-plans.ts';

interface InviteFormProps {
  planId: string;
  agencies: JointProposal['agencies'];
  /** Who has been asked already. */
  invited: ReadonlySet<string>;
  mayInvite: boolean;
  /** Said where the button is not there. */
  whyNot: string | undefined;
}

/** The agencies of the proposal with what speaks for each; one press asks all that could come. */
export function InviteForm({ planId, agencies, invited, mayInvite, whyNot }: InviteFormProps) {
  const { t } = useTranslation();
  const open = agencies.filter(({ authorityId }) => !invited.has(authorityId));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [commandId, setCommandId] = useState(newCommandId);
  const step = usePlanStep(planId);
  const chosen = new Set(
    open.filter((one) => couldCome(one) && !left.has(one.authorityId)).map((one) => one.authorityId),
  );
  const toggle = (authorityId: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(authorityId)) next.add(authorityId);
      return next;
    });
  const invite = () =>
    step.mutate(
      { commandId, action: 'invite', parties: invitationOf(open, chosen) },
      { onSuccess: () => setCommandId(newCommandId()) },
    );
  return (
    <>
      <ul className="invite-list">
        {agencies.map((agency) => (
          <li key={agency.authorityId}>
            <Checkbox
              checked={chosen.has(agency.authorityId) || invited.has(agency.authorityId)}
              disabled={invited.has(agency.authorityId) || !couldCome(agency) || !mayInvite}
              onChange={() => toggle(agency.authorityId)}
            >
              <b>{agency.authorityName}</b>
            </Checkbox>
            <span className="sc-muted">
              {agency.because.map((why) => t(`inspection.proposal.because.${why}`)).join(' · ')}
              {agency.checks.length > 0
                ? ` · ${t('inspection.proposal.takesIn', { count: agency.checks.length })}`
                : ''}
            </span>
            <AgencyState agency={agency} invited={invited.has(agency.authorityId)} />
          </li>
        ))}
      </ul>
      {step.error ? <Refusal error={step.error} /> : null}
      {mayInvite && open.length > 0 ? (
        <Button type="primary" disabled={chosen.size === 0} loading={step.isPending} onClick={invite}>
          {t('inspection.proposal.invite', { count: chosen.size })}
        </Button>
      ) : null}
      {!mayInvite && whyNot && open.length > 0 ? <p className="sc-muted">{whyNot}</p> : null}
    </>
  );
}

function AgencyState({ agency, invited }: { agency: JointProposal['agencies'][number]; invited: boolean }) {
  const { t } = useTranslation();
  if (invited) return <ToneTag tone="closed">{t('inspection.proposal.invited')}</ToneTag>;
  if (!agency.competent) return <ToneTag tone="overdue">{t('inspection.proposal.notCompetent')}</ToneTag>;
  if (!couldCome(agency))
    return <ToneTag tone="overdue">{t('inspection.proposal.fewOfficers', { count: agency.officers })}</ToneTag>;
  return <ToneTag tone="new">{t('inspection.proposal.officers', { count: agency.officers })}</ToneTag>;
}
