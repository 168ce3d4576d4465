import type { Finding } from '@shancheng/contracts/inspection-check';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { PhotoRow } from './PhotoRow.tsx';

/** What the enterprise said and what the officers answered, in the order it happened. */
export function FindingHistory({ checkId, finding }: { checkId: string; finding: Finding }) {
  const { t } = useTranslation();
  const words = [
    ...finding.feedback.map((one) => ({ ...one, title: t('finding.fedBack', { by: one.by }) })),
    ...finding.rechecks.map(({ note, ...one }) => ({
      ...one,
      text: note,
      title: t(one.passed ? 'finding.recheckPassed' : 'finding.recheckFailed', { mode: t(`finding.mode.${one.mode}`) }),
    })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  if (words.length === 0) return null;
  return (
    <ol className="history">
      {words.map((one) => (
        <li key={`${one.at} ${one.title}`}>
          <time dateTime={one.at}>{minuteOf(one.at)}</time>
          <strong>{one.title}</strong>
          <p>{one.text}</p>
          <PhotoRow checkId={checkId} photoIds={one.photoIds} label={one.title} />
        </li>
      ))}
    </ol>
  );
}
