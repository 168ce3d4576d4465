import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { DaysLeft } from '../../shared/inspection/DayText.tsx';
import { answerTone } from '../../shared/inspection/inspection-tones.ts';
import { useMatterNames } from '../../shared/inspection/use-matter-names.ts';

type Party = InspectionPlanDetail['plan']['parties'][number];

/** Who takes part, what each answered, who comes, and until when those who are silent may speak. */
export function PartyTable({ parties, running }: { parties: readonly Party[]; running: boolean }) {
  const { t } = useTranslation();
  const matterName = useMatterNames();
  return (
    <table className="plain stacked" aria-label={t('inspection.parties.title')}>
      <thead>
        <tr>
          <th>{t('inspection.parties.department')}</th>
          <th>{t('inspection.parties.answer')}</th>
          <th>{t('inspection.parties.officers')}</th>
          <th>{t('inspection.parties.matters')}</th>
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.authorityId}>
            <td className="stacked-head">
              <b>{party.authorityName}</b>
              {party.lead ? <small className="lead-mark">{t('inspection.parties.lead')}</small> : null}
            </td>
            <td data-label={t('inspection.parties.answer')}>
              <Answer party={party} running={running} />
            </td>
            <td data-label={t('inspection.parties.officers')}>
              <Officers party={party} />
            </td>
            <td data-label={t('inspection.parties.matters')}>
              <ul className="plain-list">
                {party.matters.map((code) => (
                  <li key={code} title={code}>
                    {matterName(code)}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({
  party: { lead, answer, overdue, answerDueOn, reason },
  running,
}: {
  party: Party;
  running: boolean;
}) {
  const { t } = useTranslation();
  if (lead) return <span className="sc-muted">{t('inspection.parties.leads')}</span>;
  return (
    <>
      <ToneTag tone={answerTone(answer, overdue)}>{t(`inspection.answer.${answer}`)}</ToneTag>{' '}
      {answer === 'pending' && answerDueOn ? <DaysLeft due={answerDueOn} running={running} /> : null}
      {reason ? <small className="sc-muted block">{t('inspection.because', { reason })}</small> : null}
    </>
  );
}

function Officers({ party: { officers, answer } }: { party: Party }) {
  const { t } = useTranslation();
  if (answer !== 'joins') return <span className="sc-muted">–</span>;
  if (officers.length === 0) return <ToneTag tone="waiting">{t('inspection.parties.noOfficers')}</ToneTag>;
  return (
    <ul className="plain-list">
      {officers.map(({ id, name, certificateNo }) => (
        <li key={id}>
          {name} <small className="sc-muted sc-number">{certificateNo}</small>
        </li>
      ))}
    </ul>
  );
}
