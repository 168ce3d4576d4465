import type { Analysis } from '@shancheng/contracts/analysis';
import { ErrorState, Skeleton } from '@shancheng/ui';
import type { ReactNode } from 'react';
import { RunProgress } from './RunProgress.tsx';

interface RunAnswerProps<Result> {
  run: {
    analysis: Analysis | undefined;
    result: Result | undefined;
    error: unknown;
    isLoading: boolean;
    isCancelling: boolean;
    cancel: () => void;
    forget: () => void;
  };
  children: (result: Result) => ReactNode;
}

/** The answer part of a tool that runs in the background. */
export function RunAnswer<Result>({ run, children }: RunAnswerProps<Result>) {
  if (run.error) return <ErrorState error={run.error} onRetry={run.forget} />;
  if (run.isLoading) return <Skeleton rows={4} />;
  if (!run.analysis) return null;
  return (
    <div className="tool-answer">
      <RunProgress analysis={run.analysis} cancelling={run.isCancelling} onCancel={run.cancel} onAgain={run.forget} />
      {run.analysis.status === 'done' && run.result !== undefined ? children(run.result) : null}
    </div>
  );
}
