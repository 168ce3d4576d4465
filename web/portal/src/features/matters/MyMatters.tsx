import { useTranslation } from 'react-i18next';
import { Link } from '../../shared/parts/Link.tsx';
import { useTrackedReports } from '../../shared/tracked-reports.ts';
import { useIsEnterprise } from '../../shared/use-is-enterprise.ts';
import { EnterpriseMatters } from './EnterpriseMatters.tsx';
import { ReportMatter } from './ReportMatter.tsx';

/** The state of each is asked for; looking up by a code is limited, so that codes cannot be guessed. */
const SHOWN = 4;

/** Where my matters are now, before anything else: open checks of my enterprise, and reports made on this device. */
export function MyMatters() {
  const { t } = useTranslation();
  const isEnterprise = useIsEnterprise();
  const reports = useTrackedReports().slice(0, SHOWN);
  return (
    <section className="matters" aria-labelledby="my-matters">
      <h2 id="my-matters">{t('matters.title')}</h2>
      {isEnterprise ? <EnterpriseMatters /> : null}
      {reports.length > 0 ? (
        <ul>
          {reports.map((report) => (
            <ReportMatter key={report.code} report={report} />
          ))}
        </ul>
      ) : null}
      {!isEnterprise && reports.length === 0 ? (
        <p>
          {t('matters.none')} <Link to={{ page: 'track' }}>{t('matters.haveCode')}</Link>
          {' · '}
          <Link to={{ page: 'checks' }}>{t('matters.signIn')}</Link>
        </p>
      ) : null}
    </section>
  );
}
