import type { ImportProblem, ImportProblemKind } from '@shancheng/contracts/dataset-import';
import { ErrorState, problemText, Skeleton, useLanguage } from '@shancheng/ui';
import { Button, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemRow } from './ProblemRow.tsx';
import { choicesForAll, type ProblemCount } from './problem-choices.ts';
import { useDecide, useProblems } from './use-import.ts';

interface ProblemTableProps {
  importId: string;
  counts: readonly ProblemCount[];
  kind: ImportProblemKind | undefined;
  chosenId: number | undefined;
  /** Whether decisions are still possible. */
  isOpen: boolean;
  onKind: (kind: ImportProblemKind | undefined) => void;
  onChoose: (problem: ImportProblem) => void;
}

/** The report by row of the file; repairs are made or left one by one, or all of a kind. */
export function ProblemTable(props: ProblemTableProps) {
  const { importId, counts, kind, chosenId, isOpen, onKind, onChoose } = props;
  const { t } = useTranslation();
  const { t: ui } = useTranslation('ui');
  const language = useLanguage();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useProblems(
    importId,
    kind,
    true,
  );
  const decide = useDecide(importId);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const failure = decide.error ? problemText(decide.error, ui, language) : undefined;
  const ofKind = counts.find((count) => count.kind === kind);
  return (
    <div className="problem-table">
      <Space wrap className="problem-bar">
        <Select
          allowClear
          aria-label={t('datasets.import.kindLabel')}
          placeholder={t('datasets.import.allKinds')}
          value={kind ?? null}
          popupMatchSelectWidth={false}
          options={counts.map((one) => ({
            value: one.kind,
            label: `${t(`datasets.import.kind.${one.kind}`)} ${one.open + one.repaired + one.left}`,
          }))}
          onChange={(next?: ImportProblemKind) => onKind(next)}
        />
        {isOpen && kind && ofKind
          ? choicesForAll(ofKind).map((decision) => (
              <Button key={decision} loading={decide.isPending} onClick={() => decide.mutate({ decision, kind })}>
                {t(`datasets.import.all.${decision}`, { kind: t(`datasets.import.kind.${kind}`) })}
              </Button>
            ))
          : null}
      </Space>
      {failure ? (
        <p role="alert" className="field-problem">
          {failure.title} · {failure.next}
        </p>
      ) : null}
      {isPending ? <Skeleton rows={6} /> : null}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {items.length > 0 ? (
        <table className="plain">
          <thead>
            <tr>
              <th className="number">{t('datasets.import.row')}</th>
              <th>{t('datasets.import.problem')}</th>
              <th>{t('datasets.import.detail')}</th>
              <th>{t('datasets.import.repair')}</th>
              <th>{t('datasets.import.decide')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((problem) => (
              <ProblemRow
                key={problem.id}
                problem={problem}
                isChosen={problem.id === chosenId}
                isOpen={isOpen}
                isPending={decide.isPending}
                onChoose={() => onChoose(problem)}
                onDecide={(decision) => decide.mutate({ decision, problemIds: [problem.id] })}
              />
            ))}
          </tbody>
        </table>
      ) : null}
      {hasNextPage ? (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('datasets.moreFeatures')}
        </Button>
      ) : null}
    </div>
  );
}
