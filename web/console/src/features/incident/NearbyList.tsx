import type { IncidentDetail } from '@shancheng/contracts/incident';
import { formatMetres, StatusTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Open cases of the same type nearby: perhaps the same matter. */
export function NearbyList({ nearby }: { nearby: IncidentDetail['nearby'] }) {
  const { t } = useTranslation();
  if (nearby.length === 0) return <p className="sc-muted">{t('merge.none')}</p>;
  return (
    <ul className="nearby">
      {nearby.map((other) => (
        <li key={other.id}>
          <StatusTag status={other.status} />
          <Link to="/incidents/$incidentId" params={{ incidentId: other.id }} className="sc-number">
            {other.code}
          </Link>
          <span className="sc-muted">
            {t('merge.apart', { metres: formatMetres(other.metres), minutes: Math.round(other.minutes) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
