import type { CheckDetail, Finding } from '@shancheng/contracts/inspection-check';
import { formatShort, type Tone, ToneTag, useLanguage, useNow } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readableDay } from '../../shared/check/day-words.ts';
import { CheckPhoto } from '../../shared/photo/CheckPhoto.tsx';
import { RecheckSheet } from './RecheckSheet.tsx';

const TONE: Record<Finding['status'], Tone> = {
  open: 'waiting',
  'fed-back': 'checking',
  passed: 'closed',
  failed: 'overdue',
};

/** What was found, by when it is put right, what the enterprise says, and what the recheck said. */
export function FindingCard({ check, finding, number }: { check: CheckDetail; finding: Finding; number: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [rechecking, setRechecking] = useState(false);
  const { status, overdue, dueOn, text, citations, photoIds, feedback, rechecks } = finding;
  return (
    <li className="card finding">
      <h2>
        {number}. {text}
      </h2>
      <p className="task-card-marks">
        <ToneTag tone={overdue ? 'overdue' : TONE[status]}>
          {t(`check.finding.${status}`)}
          {overdue ? ` · ${t('check.overdue')}` : ''}
        </ToneTag>
        <span>{t('check.conclude.by', { day: readableDay(dueOn, language) })}</span>
      </p>
      {citations.length > 0 ? <p className="quiet">{citations.join('；')}</p> : null}
      <Photos checkId={check.id} ids={photoIds} />
      {feedback.map((one) => (
        <Said key={one.at} at={one.at} who={one.by} words={one.text} checkId={check.id} photoIds={one.photoIds} />
      ))}
      {rechecks.map((one) => (
        <Said
          key={one.at}
          at={one.at}
          who={`${one.by} · ${t(`check.recheck.${one.mode}`)} · ${t(one.passed ? 'check.finding.passed' : 'check.finding.failed')}`}
          words={one.note}
          checkId={check.id}
          photoIds={one.photoIds}
        />
      ))}
      {feedback.length === 0 && status === 'open' ? <p className="quiet">{t('check.finding.nothingYet')}</p> : null}
      {check.allowed.includes('recheck') && status !== 'passed' ? (
        <button
          type="button"
          className={status === 'fed-back' || overdue ? 'big-button' : 'side-button wide'}
          onClick={() => setRechecking(true)}
        >
          {t('check.recheck.title')}
        </button>
      ) : null}
      {rechecking ? <RecheckSheet check={check} finding={finding} onClose={() => setRechecking(false)} /> : null}
    </li>
  );
}

interface SaidProps {
  at: string;
  who: string;
  words: string;
  checkId: string;
  photoIds: readonly string[];
}

function Said({ at, who, words, checkId, photoIds }: SaidProps) {
  const now = useNow();
  return (
    <div className="entry">
      <p>{words}</p>
      <Photos checkId={checkId} ids={photoIds} />
      <p className="quiet">
        {who} · {formatShort(at, now)}
      </p>
    </div>
  );
}

function Photos({ checkId, ids }: { checkId: string; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul className="entry-photos">
      {ids.map((id, index) => (
        <li key={id}>
          <CheckPhoto checkId={checkId} photoId={id} number={index + 1} />
        </li>
      ))}
    </ul>
  );
}
