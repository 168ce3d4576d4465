import type { AnalysisSummary } from '@shancheng/contracts/analysis';
import { Empty, TimeAgo, type Tone, ToneTag, useName } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { isUnderWay, rememberAnalysis } from '../../shared/use-analysis.ts';
import { TOOL_OF_ANALYSIS } from './tool-of-analysis.ts';
import { useAnalyses, useCancelAnalysis } from './use-analyses.ts';

const TONE: Readonly<Record<AnalysisSummary['status'], Tone>> = {
  waiting: 'waiting',
  running: 'handling',
  done: 'closed',
  failed: 'overdue',
  cancelled: 'void',
};

/** 我的分析: what runs in the background, and what came out of it. */
export function AnalysesPanel() {
  const { t } = useTranslation();
  const query = useAnalyses();
  return (
    <ToolAnswer query={query} onRetry={() => void query.refetch()}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('tools.analyses.none')} hint={t('tools.analyses.noneHint')} />
        ) : (
          <ul className="tool-rows">
            {items.map((analysis) => (
              <AnalysisRow key={analysis.id} analysis={analysis} />
            ))}
          </ul>
        )
      }
    </ToolAnswer>
  );
}

function AnalysisRow({ analysis }: { analysis: AnalysisSummary }) {
  const { t } = useTranslation();
  const name = useName();
  const cancel = useCancelAnalysis();
  const { id, tool, title, status, progress, step, requestedAt, problem } = analysis;
  return (
    <li>
      <div>
        <b>{t(`tools.analyses.tool.${tool}`)}</b>
        {title ? <span>{title}</span> : null}
        <span className="push">
          <ToneTag tone={TONE[status]}>{t(`tools.analyses.status.${status}`)}</ToneTag>
        </span>
      </div>
      {isUnderWay(analysis) ? (
        <>
          <small>{t(`tools.step.${step}`)}</small>
          <Progress percent={Math.round(progress * 100)} size="small" aria-label={t('tools.run.progress')} />
        </>
      ) : null}
      {problem ? <small>{name(problem.title)}</small> : null}
      <div>
        <small className="sc-muted">
          <TimeAgo at={requestedAt} />
        </small>
        <span className="push tool-buttons">
          {isUnderWay(analysis) ? (
            <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(id)}>
              {t('tools.run.cancel')}
            </Button>
          ) : null}
          {status === 'done' ? (
            <Link
              from="/map"
              to="/map"
              search={(before) => ({ ...before, tool: TOOL_OF_ANALYSIS[tool] })}
              onClick={() => rememberAnalysis(tool, id)}
            >
              {t('tools.analyses.open')}
            </Link>
          ) : null}
        </span>
      </div>
    </li>
  );
}
