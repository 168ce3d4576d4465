import type { IncidentSummary } from '@shancheng/contracts/incident';
import { formatMs, StatusTag, TimeAgo, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const LIMIT_MS = 5_000;

/** One incident: picture, what, where, how fast, how far. */
export function FeedRow({ incident, fresh = false }: { incident: IncidentSummary; fresh?: boolean }) {
  const { t } = useTranslation();
  const nameOf = useName();
  const ms = incident.captureToPhoneMs;
  return (
    <li className="ck-feed-row" data-fresh={fresh}>
      <a href={`/console/incidents/${incident.id}`} target="_blank" rel="noreferrer">
        <Thumbnail incident={incident} />
        <span className="ck-feed-what">
          <b>
            {incident.suspected ? <em>{t('ui:suspected')}</em> : null}
            {nameOf(incident.eventTypeName)}
          </b>
          <span title={incident.address}>
            {incident.streetName.replace(/街道$/, '')} · {incident.communityName || incident.address}
          </span>
        </span>
        <span className="ck-feed-how">
          <StatusTag status={incident.status} overdue={incident.overdue} />
          <span>
            {ms === undefined ? null : <i data-late={ms >= LIMIT_MS}>{formatMs(ms)}</i>}
            <TimeAgo at={incident.reportedAt} />
          </span>
        </span>
      </a>
    </li>
  );
}

function Thumbnail({ incident }: { incident: IncidentSummary }) {
  const { t } = useTranslation();
  if (!incident.thumbnailHref)
    return (
      <span className="ck-thumb" data-source={incident.source}>
        {t(`ui:source.${incident.source}`)}
      </span>
    );
  return <img className="ck-thumb" src={incident.thumbnailHref} alt="" loading="lazy" decoding="async" />;
}
