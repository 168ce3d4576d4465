import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatAbsolute, formatTimeLeft, type InstantLike } from './format.ts';
import { useNow } from './use-now.ts';

interface TimeLeftProps {
  start: InstantLike;
  due: InstantLike;
  /** The calendar rule in words, shown on hover with the absolute limit. */
  rule?: string;
}

/** “剩 1 小时 20 分”; yellow from 80 %, red when over. */
export function TimeLeft({ start, due, rule }: TimeLeftProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const left = formatTimeLeft(start, due, useNow(), language);
  const title = [t('time.due', { at: formatAbsolute(due) }), rule].filter(Boolean).join('\n');
  return (
    <span className={`sc-left sc-left-${left.state}`} title={title}>
      {left.state === 'calm' ? null : <span aria-hidden="true">{left.state === 'over' ? '! ' : '◔ '}</span>}
      {left.text}
    </span>
  );
}
