import type { EventType } from '@shancheng/contracts/directory';
import type { IncidentDetail, IncidentSummary } from '@shancheng/contracts/incident';
import { ChainTimeline, ErrorState, IncidentTimeline, Skeleton } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IncidentFacts, IncidentTitle } from './IncidentFacts.tsx';

interface IncidentPreviewProps {
  /** What the list already knows: shown at once. */
  summary: IncidentSummary;
  detail: IncidentDetail | undefined;
  error: unknown;
  onRetry: () => void;
  type: EventType | undefined;
  /** The action buttons. */
  actions: ReactNode;
}

/** The selected row beside the list: enough to decide without leaving it. */
export function IncidentPreview({ summary, detail, error, onRetry, type, actions }: IncidentPreviewProps) {
  const { t } = useTranslation();
  const incident = detail ?? summary;
  const picture = detail?.evidence[0]?.href ?? summary.thumbnailHref;
  return (
    <article className="preview">
      <IncidentTitle incident={incident} />
      <div className="preview-picture">
        {picture ? (
          <Link to="/incidents/$incidentId" params={{ incidentId: summary.id }} title={t('preview.open')}>
            <img src={picture} alt={t('preview.picture')} />
          </Link>
        ) : (
          <span className="sc-muted">{t('evidence.none')}</span>
        )}
      </div>
      <div className="preview-actions">
        {actions}
        <Link to="/incidents/$incidentId" params={{ incidentId: summary.id }} className="preview-open">
          {t('preview.open')} <kbd>Enter</kbd>
        </Link>
      </div>
      <IncidentFacts incident={incident} type={type} />
      <h3>{t('chain.title')}</h3>
      <ChainTimeline times={incident.chain} />
      <h3>{t('history.title')}</h3>
      {detail ? (
        <IncidentTimeline entries={detail.timeline} />
      ) : error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <Skeleton rows={4} />
      )}
    </article>
  );
}
