import { ErrorState, Skeleton, useLanguage } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { windowInWords } from '../../shared/day.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { CapList } from './CapList.tsx';
import { ScanList } from './ScanList.tsx';

/** What may come this year, how much of each yearly limit is used, and who scanned in. */
export function Forecast({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['forecast', subjectId],
    queryFn: () => api.forecast(subjectId),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} height={48} />;
  return (
    <>
      <section className="card">
        <h2>{t('forecast.title')}</h2>
        <p className="hint">{t('forecast.hint')}</p>
        {data.upcoming.length === 0 ? <p>{t('forecast.none')}</p> : null}
        <ul className="rows">
          {data.upcoming.map((visit) => (
            <li key={`${visit.windowFrom} ${visit.title}`}>
              <strong>{windowInWords(visit.windowFrom, visit.windowTo, language)}</strong>
              <span>{visit.title}</span>
              <small>{visit.agencies.join(t('comma'))}</small>
            </li>
          ))}
        </ul>
      </section>
      <CapList year={data.year} caps={data.caps} />
      <ScanList scans={data.scans} />
    </>
  );
}
