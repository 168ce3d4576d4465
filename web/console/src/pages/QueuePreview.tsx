import type { EventType } from '@shancheng/contracts/directory';
import type { IncidentSummary } from '@shancheng/contracts/incident';
import { Empty } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../features/actions/ActionBar.tsx';
import { IncidentPreview } from '../features/incident/IncidentPreview.tsx';
import { useIncident } from '../shared/use-incident.ts';

interface QueuePreviewProps {
  selectedId: string | undefined;
  summary: IncidentSummary | undefined;
  types: readonly EventType[] | undefined;
}

/** The right-hand side of the queue. */
export function QueuePreview({ selectedId, summary, types }: QueuePreviewProps) {
  const { t } = useTranslation();
  const incident = useIncident(selectedId);
  const shown = summary ?? incident.data;
  return (
    <aside className="preview-pane" aria-label={t('preview.title')}>
      {selectedId === undefined || !shown ? (
        <Empty title={t('preview.none')} hint={t('preview.noneHint')} />
      ) : (
        <IncidentPreview
          key={selectedId}
          summary={shown}
          detail={incident.data}
          error={incident.error}
          onRetry={() => void incident.refetch()}
          type={types?.find((type) => type.code === shown.eventType)}
          actions={incident.data ? <ActionBar incident={incident.data} compact /> : null}
        />
      )}
    </aside>
  );
}
