import type { JointProposal } from '@shancheng/contracts/inspection-plan';
import { useTranslation } from 'react-i18next';

/** Visits and questions if everybody came alone, and together: two pairs of bars. */
export function SavedFigures({ proposal: { visits, questions } }: { proposal: JointProposal }) {
  const { t } = useTranslation();
  return (
    <div className="saved">
      <Pair label={t('inspection.proposal.visits')} apart={visits.separately} together={visits.together} />
      <Pair label={t('inspection.proposal.questions')} apart={questions.separately} together={questions.merged} />
    </div>
  );
}

function Pair({ label, apart, together }: { label: string; apart: number; together: number }) {
  const { t } = useTranslation();
  const most = Math.max(1, apart, together);
  const bar = (text: string, count: number, which: string) => (
    <p>
      <span>{text}</span>
      <i aria-hidden="true">
        <i data-which={which} style={{ width: `${(count / most) * 100}%` }} />
      </i>
      <b className="sc-number">{count}</b>
    </p>
  );
  return (
    <section aria-label={label}>
      <h3>
        {label}
        {apart > together ? <small>{t('inspection.proposal.saves', { count: apart - together })}</small> : null}
      </h3>
      {bar(t('inspection.proposal.apartEach'), apart, 'apart')}
      {bar(t('inspection.proposal.atOnce'), together, 'together')}
    </section>
  );
}
