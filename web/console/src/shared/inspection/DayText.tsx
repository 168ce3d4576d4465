import { useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { dayAt, daysBetween, shortDay } from './days.ts';

const NEAR_DAYS = 1;

/** A window of days: `11-24 – 12-01`. */
export function DaySpan({ from, to }: { from: string; to: string }) {
  const today = dayAt(useNow(60_000));
  const text = from === to ? shortDay(from, today) : `${shortDay(from, today)} – ${shortDay(to, today)}`;
  return (
    <span className="sc-number" title={`${from} – ${to}`}>
      {text}
    </span>
  );
}

/** How many days are left until the end of a day; yellow on the last, red after it. */
export function DaysLeft({ due, running = true }: { due: string; running?: boolean }) {
  const { t } = useTranslation();
  const today = dayAt(useNow(60_000));
  const left = daysBetween(today, due);
  if (!running) return <span className="sc-number sc-muted">{shortDay(due, today)}</span>;
  const state = left < 0 ? 'over' : left <= NEAR_DAYS ? 'near' : 'calm';
  const text =
    left < 0
      ? t('inspection.daysOver', { count: -left })
      : left === 0
        ? t('inspection.dueToday')
        : t('inspection.daysLeft', { count: left });
  return (
    <span className={`sc-left sc-left-${state}`} title={t('inspection.dueOn', { day: due })}>
      {text}
    </span>
  );
}
