import type { CheckDetail, Finding } from '@shancheng/contracts/inspection-check';
import { formatAbsolute, type Tone, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { DaysLeft } from '../../shared/inspection/DayText.tsx';
import { Photos } from './Photos.tsx';
import { RecheckForm } from './RecheckForm.tsx';

const TONE: Record<Finding['status'], Tone> = {
  open: 'waiting',
  'fed-back': 'checking',
  passed: 'closed',
  failed: 'overdue',
};

/** What was not in order: the words, the provisions, until when, what the enterprise did, how it was looked at again. */
export function FindingCards({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const { findingList } = check;
  if (findingList.length === 0 && !['rectifying', 'closed', 'concluded'].includes(check.status)) return null;
  return (
    <section className="card">
      <h2>{t('inspection.findings.title', { count: findingList.length })}</h2>
      {findingList.length === 0 ? <p className="sc-muted">{t('inspection.findings.none')}</p> : null}
      <ol className="findings">
        {findingList.map((finding) => (
          <OneFinding key={finding.id} check={check} finding={finding} />
        ))}
      </ol>
    </section>
  );
}

function OneFinding({ check, finding }: { check: CheckDetail; finding: Finding }) {
  const { t } = useTranslation();
  const { text, citations, status, overdue, dueOn, photoIds, feedback, rechecks } = finding;
  return (
    <li>
      <header>
        <b>{text}</b>
        <ToneTag tone={overdue ? 'overdue' : TONE[status]}>{t(`inspection.findings.status.${status}`)}</ToneTag>
        <DaysLeft due={dueOn} running={status === 'open' || status === 'failed'} />
      </header>
      <small className="sc-muted block">{citations.join('；')}</small>
      <Photos checkId={check.id} photoIds={photoIds} />
      {feedback.map((one) => (
        <div key={one.at} className="finding-step">
          <b>{t('inspection.findings.fedBack')}</b> {one.text}
          <small className="sc-muted">
            {one.by} · {formatAbsolute(one.at)}
          </small>
          <Photos checkId={check.id} photoIds={one.photoIds} />
        </div>
      ))}
      {rechecks.map((one) => (
        <div key={one.at} className="finding-step">
          <b>
            {t(`inspection.findings.mode.${one.mode}`)}：
            {t(one.passed ? 'inspection.findings.passed' : 'inspection.findings.failed')}
          </b>{' '}
          {one.note}
          <small className="sc-muted">
            {one.by} · {formatAbsolute(one.at)}
          </small>
          <Photos checkId={check.id} photoIds={one.photoIds} />
        </div>
      ))}
      {check.allowed.includes('recheck') && status !== 'passed' ? (
        <RecheckForm checkId={check.id} finding={finding} />
      ) : null}
    </li>
  );
}
