import type { EventType } from '@shancheng/contracts/directory';
import type { IncidentDetail, IncidentSummary } from '@shancheng/contracts/incident';
import {
  formatAbsolute,
  LevelTag,
  OPEN_STATUSES,
  StatusTag,
  SuspectedMark,
  SyntheticMark,
  TimeAgo,
  TimeLeft,
  useName,
} from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { placeWords } from '../../shared/place-words.ts';
import { limitRule } from '../../shared/use-catalogue.ts';

/** The case’s name line: type, marks, status, code. */
export function IncidentTitle({ incident, level }: { incident: IncidentSummary; level?: 'h1' | 'h2' }) {
  const { t } = useTranslation();
  const name = useName();
  const Heading = level ?? 'h2';
  return (
    <div className="incident-title">
      <Heading>
        {name(incident.eventTypeName)} {incident.suspected ? <SuspectedMark /> : null}
      </Heading>
      <StatusTag status={incident.status} overdue={incident.overdue} />
      {incident.overdue ? <span className="ms-slow">{t('tone.overdue')}</span> : null}
      <span className="sc-number sc-muted">{incident.code}</span>
      {incident.synthetic ? <SyntheticMark /> : null}
    </div>
  );
}

interface IncidentFactsProps {
  incident: IncidentSummary & Partial<Pick<IncidentDetail, 'description' | 'mergedInto' | 'cameraName'>>;
  type: EventType | undefined;
}

/** What, where, from whom, who has it and until when. */
export function IncidentFacts({ incident, type }: IncidentFactsProps) {
  const { t } = useTranslation();
  const place = placeWords(incident);
  const rule = limitRule(type, t);
  return (
    <dl className="sc-facts incident-facts">
      {incident.description ? (
        <>
          <dt>{t('incident.what')}</dt>
          <dd>{incident.description}</dd>
        </>
      ) : null}
      <dt>{t('incident.where')}</dt>
      <dd>
        {place.main}
        <br />
        <span className="sc-muted">
          {place.area} · <span className="sc-number">{incident.gridCode}</span>
        </span>
      </dd>
      <dt>{t('queue.source')}</dt>
      <dd>
        {sourceWords(t(`source.${incident.source}`), incident.sourceName)} · <TimeAgo at={incident.reportedAt} />
        {incident.signalCount > 1 ? <> · {t('queue.signals', { count: incident.signalCount })}</> : null}
      </dd>
      <dt>{t('incident.who')}</dt>
      <dd>
        {incident.assignee ? (
          <>
            {incident.assignee.name} <span className="sc-muted">{incident.assignee.orgName}</span>
          </>
        ) : (
          <span className="sc-muted">
            {t(OPEN_STATUSES.includes(incident.status) ? 'incident.nobody' : 'incident.nobodyAnyMore')}
          </span>
        )}
      </dd>
      <dt>{t('incident.until')}</dt>
      <dd>
        <Limit incident={incident} rule={rule} />
        {type && type.level !== 'routine' ? (
          <>
            {' '}
            · <LevelTag level={type.level} />
          </>
        ) : null}
        {rule ? <span className="sc-muted"> · {rule}</span> : null}
      </dd>
      {incident.mergedInto ? (
        <>
          <dt>{t('incident.mergedInto')}</dt>
          <dd>
            <Link to="/incidents/$incidentId" params={{ incidentId: incident.mergedInto.id }}>
              {incident.mergedInto.code}
            </Link>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** The kind of source, and its own name where that says more. */
function sourceWords(kind: string, name: string): string {
  return kind === name ? kind : `${kind} · ${name}`;
}

/** How long there is left while it matters, and until when. */
function Limit({ incident, rule }: { incident: IncidentSummary; rule: string | undefined }) {
  const { t } = useTranslation();
  if (!incident.dueAt) return <span className="sc-muted">{t('incident.noLimitYet')}</span>;
  const until = (
    <span className="sc-number sc-muted">{t('incident.dueAt', { at: formatAbsolute(incident.dueAt) })}</span>
  );
  if (!OPEN_STATUSES.includes(incident.status)) return until;
  return (
    <>
      <TimeLeft start={incident.reportedAt} due={incident.dueAt} {...(rule ? { rule } : {})} /> · {until}
    </>
  );
}
