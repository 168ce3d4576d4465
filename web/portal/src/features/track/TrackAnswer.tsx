import { ApiError } from '@shancheng/api-client';
import type { ViolationReport } from '@shancheng/contracts/complaint';
import { Empty, ErrorState, Skeleton, useName } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Facts } from '../../shared/parts/Facts.tsx';
import { Progress, type ProgressStep } from '../../shared/parts/Progress.tsx';
import { REPORT_STATUSES } from '../../shared/report-status.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';

/** Where a report is now, who has it, what came of it. */
export function TrackAnswer({ code }: { code: string }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({ queryKey: ['report', code], queryFn: () => api.reported(code) });
  if (error instanceof ApiError && error.status === 404)
    return <Empty title={t('track.unknown')} hint={t('track.unknownHint')} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} height={32} />;
  return <Tracked report={data} />;
}

function Tracked({ report }: { report: ViolationReport }) {
  const { t } = useTranslation();
  const nameOf = useName();
  const at = REPORT_STATUSES.indexOf(report.status);
  const steps = REPORT_STATUSES.map<ProgressStep>((status, index) => ({
    key: status,
    label: t(`report.status.${status}`),
    detail:
      index === at ? t(`report.now.${status}`, { authority: report.authorityName ?? t('track.authority') }) : undefined,
    state: index < at || report.status === 'answered' ? 'done' : index === at ? 'now' : 'later',
  }));
  return (
    <section className="card" aria-label={t('track.where')}>
      <h2>{t('track.where')}</h2>
      <Progress steps={steps} label={t('track.where')} />
      {report.answer ? (
        <blockquote className="answer">
          <strong>{t('track.answer', { authority: report.authorityName ?? t('track.authority') })}</strong>
          <p>{report.answer}</p>
        </blockquote>
      ) : null}
      <Facts
        rows={[
          [t('track.code'), report.code],
          [t('report.category'), report.category],
          [t('report.place'), report.place],
          [t('track.at'), minuteOf(report.at)],
          [t('track.who'), report.authorityName],
        ]}
      />
      {report.steps.length > 0 ? (
        <>
          <h3>{t('track.history')}</h3>
          <ol className="history">
            {report.steps.map((step) => (
              <li key={`${step.at} ${step.text.zh}`}>
                <time dateTime={step.at}>{minuteOf(step.at)}</time>
                {nameOf(step.text)}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}
