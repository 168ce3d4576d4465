import type { Finding } from '@shancheng/contracts/inspection-check';
import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { type Tone, ToneTag, useLanguage, useNow } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FINDING_TONE } from '../../shared/check/finding-tone.ts';
import { dayInWords, dayOf, daysBetween } from '../../shared/day.ts';
import { FeedbackForm } from './FeedbackForm.tsx';
import { FindingHistory } from './FindingHistory.tsx';
import { PhotoRow } from './PhotoRow.tsx';

interface FindingCardProps {
  check: EnterpriseCheck;
  finding: Finding;
}

/** One thing that was not in order: what, by which rule, until when, what was said about it, and the way to answer. */
export function FindingCard({ check, finding }: FindingCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [answering, setAnswering] = useState(false);
  const mayAnswer = check.allowed.includes('feed-back') && finding.status !== 'passed';
  return (
    <article className="card finding" data-status={finding.status}>
      <div className="card-line">
        <h3>{finding.text}</h3>
        <ToneTag tone={FINDING_TONE[finding.status]}>{t(`finding.status.${finding.status}`)}</ToneTag>
      </div>
      <p className="due">
        {t('finding.due', { day: dayInWords(finding.dueOn, language) })} <DaysLeft finding={finding} />
      </p>
      {finding.citations.length > 0 ? (
        <p className="hint">{t('finding.basis', { citations: finding.citations.join(t('semicolon')) })}</p>
      ) : null}
      <PhotoRow checkId={check.id} photoIds={finding.photoIds} label={t('finding.photos')} />
      <FindingHistory checkId={check.id} finding={finding} />
      {mayAnswer && !answering ? (
        <button
          type="button"
          className={finding.status === 'fed-back' ? 'side-button' : 'big-button'}
          onClick={() => setAnswering(true)}
        >
          {t(finding.status === 'fed-back' ? 'feedback.more' : 'feedback.start')}
        </button>
      ) : null}
      {mayAnswer && answering ? (
        <FeedbackForm checkId={check.id} findingId={finding.id} onDone={() => setAnswering(false)} />
      ) : null}
    </article>
  );
}

const NEAR_DAYS = 3;

function DaysLeft({ finding: { dueOn, status } }: { finding: Finding }) {
  const { t } = useTranslation();
  const left = daysBetween(dayOf(useNow()), dueOn);
  if (status === 'passed' || status === 'fed-back') return null;
  const tone: Tone = left < 0 ? 'overdue' : left <= NEAR_DAYS ? 'waiting' : 'new';
  const key = left < 0 ? 'finding.late' : left === 0 ? 'finding.today' : 'finding.left';
  return <ToneTag tone={tone}>{t(key, { count: Math.abs(left) })}</ToneTag>;
}
