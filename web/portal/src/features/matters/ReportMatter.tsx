import { ToneTag } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';
import { REPORT_TONE } from '../../shared/report-status.ts';
import { type TrackedReport, untrackReport } from '../../shared/tracked-reports.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';

const FRESH_MS = 60_000;

/** A report made on this device with where it stands; without network it is still there, only without the state. */
export function ReportMatter({ report }: { report: TrackedReport }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const { data } = useQuery({
    queryKey: ['report', report.code],
    queryFn: () => api.reported(report.code),
    staleTime: FRESH_MS,
  });
  return (
    <li>
      <Link to={{ page: 'track', code: report.code }} className="matter">
        <span>
          <strong>{t('matters.report', { code: report.code })}</strong>
          <small>{data ? `${data.place} · ${minuteOf(data.at)}` : minuteOf(report.at)}</small>
        </span>
        {data ? <ToneTag tone={REPORT_TONE[data.status]}>{t(`report.status.${data.status}`)}</ToneTag> : null}
      </Link>
      <button type="button" className="sc-link-button" onClick={() => untrackReport(report.code)}>
        {t('matters.hide')}
        <span className="unseen">{report.code}</span>
      </button>
    </li>
  );
}
