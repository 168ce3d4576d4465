import { useLanguage } from '../i18n/use-language.ts';
import { formatAbsolute, formatRelative, type InstantLike } from './format.ts';
import { useNow } from './use-now.ts';

/** “3 分钟前”, the absolute district time on hover. */
export function TimeAgo({ at, className }: { at: InstantLike; className?: string }) {
  const now = useNow();
  const language = useLanguage();
  const absolute = formatAbsolute(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={absolute} className={className}>
      {formatRelative(at, now, language)}
    </time>
  );
}
