import type { FacilityLagReport } from '@shancheng/contracts/facility-lag';
import { useApi, useLanguage } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatWallCount } from '../../shared/format.ts';
import { Panel } from '../../shared/Panel.tsx';
import { WholeRows } from '../../shared/WholeRows.tsx';

const SHOWN = 6;

/** Residents who moved in years ago while school or hospital is still not there, the worst first. */
export function LagPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['facility-lag'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/facility-lag', { signal })).data as FacilityLagReport, // refusals throw, so there is data
    refetchInterval: 300_000,
  });
  const quiet = data && data.items.length === 0 ? (data.answer === 'unknown' ? 'lagUnknown' : 'lagNone') : undefined;
  return (
    <Panel className="ck-fill" title={t('planning.lag')} aside={t('planning.lagAside')}>
      {quiet ? <p className="ck-quiet">{t(`planning.${quiet}`)}</p> : null}
      <WholeRows>
        <ol className="ck-lags">
          {data?.items.slice(0, SHOWN).map((lag) => (
            <li key={`${lag.projectKey} ${lag.facilityKey}`} title={`${lag.projectName} · ${lag.facilityName}`}>
              <span>{lag.facilityName}</span>
              <em data-cause={lag.cause}>{t(`planning.causes.${lag.cause}`)}</em>
              <small>
                {lag.projectName} ·{' '}
                {t('planning.lagRow', {
                  people: formatWallCount(lag.population, language),
                  years: lag.lagYears.toFixed(1),
                })}
              </small>
            </li>
          ))}
        </ol>
      </WholeRows>
    </Panel>
  );
}
