import { ErrorState, Skeleton } from '@shancheng/ui';
import type { ReactNode } from 'react';

interface ToolAnswerProps<Data> {
  query: { data: Data | undefined; error: unknown; isFetching: boolean };
  onRetry: () => void;
  /** Shown before anything was asked. */
  before?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** The second part of every tool panel: what is coming, what went wrong, or the answer. */
export function ToolAnswer<Data>({ query, onRetry, before, children }: ToolAnswerProps<Data>) {
  const { data, error, isFetching } = query;
  if (error && !isFetching) return <ErrorState error={error} onRetry={onRetry} />;
  if (data !== undefined)
    return (
      <div className="tool-answer" aria-busy={isFetching}>
        {children(data)}
      </div>
    );
  return isFetching ? <Skeleton rows={6} /> : (before ?? null);
}
