import type { IncidentSummary } from '@shancheng/contracts/incident';
import { formatMs, StatusTag, TimeAgo, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const LIMIT_MS = 5_000;

interface IncidentLineProps {
  incident: IncidentSummary;
  /** The drawer has room for the whole address and the unified code. */
  full?: boolean;
}

/** One incident as a link to its page: picture, what and in which state, where, how fast and when. */
export function IncidentLine({ incident, full = false }: IncidentLineProps) {
  const { t } = useTranslation();
  const nameOf = useName();
  const ms = incident.captureToPhoneMs;
  const street = incident.streetName.replace(/街道$/, '');
  return (
    <a className="ck-line" href={`/console/incidents/${incident.id}`} target="_blank" rel="noreferrer">
      {incident.thumbnailHref ? (
        <img className="ck-thumb" src={incident.thumbnailHref} alt="" loading="lazy" decoding="async" />
      ) : (
        <span className="ck-thumb">{t(`ui:source.${incident.source}`)}</span>
      )}
      <span className="ck-line-what">
        <b title={nameOf(incident.eventTypeName)}>
          {incident.suspected ? <em>{t('ui:suspected')}</em> : null}
          {nameOf(incident.eventTypeName)}
        </b>
        <StatusTag status={incident.status} overdue={incident.overdue} />
      </span>
      <span className="ck-line-where">
        <span title={incident.address}>
          {full
            ? `${incident.streetName} · ${incident.address}`
            : `${street} · ${incident.communityName || incident.address}`}
        </span>
        {ms === undefined ? null : <i data-late={ms >= LIMIT_MS}>{formatMs(ms)}</i>}
        <TimeAgo at={incident.reportedAt} />
      </span>
      {full ? <code>{incident.code}</code> : null}
    </a>
  );
}
