import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface MoreRowsProps {
  hasMore: boolean;
  loading: boolean;
  /** The last try to read more failed. */
  failed: boolean;
  onMore: () => void;
}

/** The foot of an endless list: asks for the next page before the end is reached. */
export function MoreRows({ hasMore, loading, failed, onMore }: MoreRowsProps) {
  const { t } = useTranslation();
  const mark = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (!mark.current || !hasMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '600px',
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [hasMore]);
  const endText = loading ? t('state.loading') : hasMore ? '' : t('queue.end');
  return (
    <div ref={mark} className="queue-end sc-muted">
      {failed && !loading ? (
        <button type="button" className="sc-link-button" onClick={onMore}>
          {t('queue.moreFailed')}
        </button>
      ) : (
        endText
      )}
    </div>
  );
}
