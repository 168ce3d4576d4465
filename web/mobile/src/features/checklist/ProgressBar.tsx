import { useTranslation } from 'react-i18next';
import type { Progress } from '../../shared/check/check-steps.ts';

/** How many of the questions are answered, and how many answers are not in order. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const { total, answered, disputed, wrong } = progress;
  return (
    <div className="item-progress">
      <progress max={total} value={answered} aria-label={t('check.list.progress')} />
      <span>
        <strong>{t('check.list.answered', { answered, total })}</strong>
        {wrong > 0 ? <em data-tone="overdue">{t('check.list.wrong', { count: wrong })}</em> : null}
        {disputed > 0 ? <em data-tone="waiting">{t('check.list.differ', { count: disputed })}</em> : null}
      </span>
    </div>
  );
}
