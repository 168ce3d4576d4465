import { ErrorState, Skeleton } from '@shancheng/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DetailFrameProps {
  title: ReactNode;
  pending: boolean;
  error: unknown;
  onRetry: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** What is read beside a list; on the phone it stands in its place. */
export function DetailFrame({ title, pending, error, onRetry, onClose, children }: DetailFrameProps) {
  const { t } = useTranslation();
  return (
    <aside className="card register-detail" aria-live="polite">
      <header>
        <h2>{title}</h2>
        <Button size="small" onClick={onClose}>
          {t('powers.close')}
        </Button>
      </header>
      {pending ? <Skeleton rows={8} /> : null}
      {error ? <ErrorState error={error} onRetry={onRetry} /> : null}
      {pending || error ? null : children}
    </aside>
  );
}
