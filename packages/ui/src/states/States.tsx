import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from './problem-text.ts';

/** Grey rows in the place of what is coming. */
export function Skeleton({ rows = 6, height = 20, label }: { rows?: number; height?: number; label?: string }) {
  const { t } = useTranslation('ui');
  return (
    <div className="sc-skeleton" role="status" aria-label={label ?? t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} style={{ height, width: `${92 - ((row * 17) % 34)}%` }} />
      ))}
    </div>
  );
}

/** Nothing here: says so, and what to do next. */
export function Empty({ title, hint, action }: { title: ReactNode; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="sc-empty">
      <strong>{title}</strong>
      {hint ? <p>{hint}</p> : null}
      {action}
    </div>
  );
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  /** Whether the failed thing was a change that may be lost; reading loses nothing. */
  mayBeLost?: boolean;
}

/** What happened, whether anything was lost, what to do next, and a button to try again. */
export function ErrorState({ error, onRetry, mayBeLost = false }: ErrorStateProps) {
  const { t, i18n } = useTranslation('ui');
  const text = problemText(error, t, i18n.language);
  return (
    <div className="sc-error" role="alert">
      <strong>{text.title}</strong>
      {text.detail ? <p>{text.detail}</p> : null}
      <p>
        {[t(mayBeLost ? 'state.maybeLost' : 'state.nothingLost'), text.next].join(i18n.language === 'en' ? ' ' : '')}
      </p>
      {onRetry ? (
        <button type="button" className="sc-button" onClick={onRetry}>
          {t('state.retry')}
        </button>
      ) : null}
    </div>
  );
}
