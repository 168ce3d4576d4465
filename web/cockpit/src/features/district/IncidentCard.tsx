import type { IncidentSummary } from '@shancheng/contracts/incident';
import { formatMs, StatusTag, TimeAgo, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** The incident picked on the map. */
export function IncidentCard({ incident, onClose }: { incident: IncidentSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useName();
  return (
    <aside className="ck-card">
      {incident.thumbnailHref ? <img src={incident.thumbnailHref} alt="" /> : null}
      <div>
        <h3>{nameOf(incident.eventTypeName)}</h3>
        <p>
          <StatusTag status={incident.status} overdue={incident.overdue} /> <TimeAgo at={incident.reportedAt} />
          {incident.captureToPhoneMs === undefined ? null : <b>{formatMs(incident.captureToPhoneMs)}</b>}
        </p>
        <p>
          {incident.streetName} · {incident.address}
        </p>
        {incident.assignee ? <p>{incident.assignee.name}</p> : null}
        <p className="ck-card-tools">
          <a href={`/console/incidents/${incident.id}`} target="_blank" rel="noreferrer">
            {t('map.card.open')}
          </a>
          <button type="button" onClick={onClose}>
            {t('map.card.close')}
          </button>
        </p>
      </div>
    </aside>
  );
}
