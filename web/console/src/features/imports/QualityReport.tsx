import type { DatasetImport, ImportProblem, ImportProblemKind } from '@shancheng/contracts/dataset-import';
import { ErrorState, Skeleton, ToneTag } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemChart } from './ProblemChart.tsx';
import { ProblemPlace } from './ProblemPlace.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import { useProblemCounts } from './use-import.ts';

/** What is wrong with a file: how much of what, row by row, and where. */
export function QualityReport({ about }: { about: DatasetImport }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ImportProblemKind>();
  const [problem, setProblem] = useState<ImportProblem>();
  const { data, error, isPending, refetch } = useProblemCounts(about.id, true);
  const counts = data?.items ?? [];
  const left = data?.blocking ?? 0;
  const isOpen = about.status === 'checked';
  return (
    <section className="card quality" aria-label={t('datasets.import.report')}>
      <h2>
        {t('datasets.import.report')}{' '}
        {isOpen && data ? (
          <ToneTag tone={left > 0 ? 'overdue' : 'closed'}>
            {left > 0 ? t('datasets.import.errors', { count: left }) : t('datasets.import.noErrors')}
          </ToneTag>
        ) : null}
      </h2>
      {isPending ? <Skeleton rows={4} /> : null}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data && counts.length === 0 ? <p className="sc-muted">{t('datasets.import.clean')}</p> : null}
      {counts.length > 0 ? (
        <div className="quality-parts">
          <div>
            <ProblemChart counts={counts} chosen={kind} onChoose={setKind} />
            <ProblemTable
              importId={about.id}
              counts={counts}
              kind={kind}
              chosenId={problem?.id}
              isOpen={isOpen}
              onKind={setKind}
              onChoose={setProblem}
            />
          </div>
          <ProblemPlace importId={about.id} problem={problem} isOpen={isOpen} />
        </div>
      ) : null}
    </section>
  );
}
