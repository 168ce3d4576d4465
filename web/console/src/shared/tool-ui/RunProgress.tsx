import type { Analysis } from '@shancheng/contracts/analysis';
import { useName } from '@shancheng/ui';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';

interface RunProgressProps {
  analysis: Pick<Analysis, 'status' | 'progress' | 'step' | 'problem'>;
  cancelling: boolean;
  onCancel: () => void;
  onAgain: () => void;
}

/** How far a background analysis is, with a way out; nothing once it is done. */
export function RunProgress({ analysis, cancelling, onCancel, onAgain }: RunProgressProps) {
  const { t } = useTranslation();
  const name = useName();
  const { status, progress, step, problem } = analysis;
  if (status === 'done') return null;
  if (status === 'failed' || status === 'cancelled')
    return (
      <div className="tool-run" role={status === 'failed' ? 'alert' : 'status'}>
        <p>{status === 'failed' && problem ? name(problem.title) : t(`tools.run.${status}`)}</p>
        <Button size="small" onClick={onAgain}>
          {t('tools.run.again')}
        </Button>
      </div>
    );
  return (
    <div className="tool-run" role="status">
      <p>{t(`tools.step.${step}`)}</p>
      <Progress
        percent={Math.round(progress * 100)}
        size="small"
        status="active"
        aria-label={t('tools.run.progress')}
      />
      <Button size="small" loading={cancelling} onClick={onCancel}>
        {t('tools.run.cancel')}
      </Button>
      <small className="sc-muted">{t('tools.run.leave')}</small>
    </div>
  );
}
