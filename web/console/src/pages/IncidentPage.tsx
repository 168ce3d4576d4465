import type { IncidentDetail } from '@shancheng/contracts/incident';
import {
  ChainTimeline,
  ErrorState,
  EvidenceViewer,
  IncidentTimeline,
  Skeleton,
  useName,
  useSession,
} from '@shancheng/ui';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../features/actions/ActionBar.tsx';
import { UnmergeSignal } from '../features/actions/UnmergeSignal.tsx';
import { IncidentFacts, IncidentTitle } from '../features/incident/IncidentFacts.tsx';
import { IncidentPlace } from '../features/incident/IncidentPlace.tsx';
import { NearbyList } from '../features/incident/NearbyList.tsx';
import { SignalsList } from '../features/incident/SignalsList.tsx';
import { useEventTypes } from '../shared/use-catalogue.ts';
import { useIncident } from '../shared/use-incident.ts';
import { useKeys } from '../shared/use-keys.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** One case, top to bottom: what, what may be done, proof, where, who and until when, how it went. */
export function IncidentPage() {
  const { incidentId } = useParams({ from: '/incidents/$incidentId' });
  const { t } = useTranslation();
  const router = useRouter();
  const incident = useIncident(incidentId);
  useKeys({ escape: () => router.history.back() });
  return (
    <div className="page-incident">
      <p className="crumbs">
        <Link to="/">← {t('nav.queue')}</Link>
      </p>
      {incident.isPending ? <Skeleton rows={12} /> : null}
      {incident.isError && !incident.data ? (
        <ErrorState error={incident.error} onRetry={() => void incident.refetch()} />
      ) : null}
      {incident.data ? <Case key={incidentId} incident={incident.data} /> : null}
    </div>
  );
}

function Case({ incident }: { incident: IncidentDetail }) {
  const { t } = useTranslation();
  const name = useName();
  useTitle(`${name(incident.eventTypeName)} ${incident.code} · ${t('app.name')}`);
  const { status } = useSession();
  const types = useEventTypes();
  const [pictureId, setPictureId] = useState<string>();
  const [unmerging, setUnmerging] = useState<string>();
  const viewer = status.state === 'signed-in' ? status.session.displayName : '';
  const mayUnmerge = usePermission('incident.merge') && incident.status !== 'merged';
  return (
    <>
      <header className="card incident-head">
        <IncidentTitle incident={incident} level="h1" />
        <ActionBar incident={incident} />
      </header>
      <div className="incident-columns">
        <div className="incident-column">
          <section className="card">
            <h2>{t('incident.proof')}</h2>
            <EvidenceViewer
              items={incident.evidence}
              caseCode={incident.code}
              viewerName={viewer}
              shownId={pictureId}
              onShow={setPictureId}
            />
          </section>
          <section className="card">
            <h2>{t('signals.title', { count: incident.signals.length })}</h2>
            <SignalsList signals={incident.signals} onUnmerge={mayUnmerge ? setUnmerging : undefined} />
            <h3>{t('merge.nearby')}</h3>
            <NearbyList nearby={incident.nearby} />
          </section>
        </div>
        <div className="incident-column">
          <section className="card">
            <h2>{t('incident.facts')}</h2>
            <IncidentFacts incident={incident} type={types.data?.find((type) => type.code === incident.eventType)} />
          </section>
          <section className="card">
            <h2>{t('incident.where')}</h2>
            <IncidentPlace incident={incident} />
          </section>
          <section className="card">
            <h2>{t('chain.title')}</h2>
            <ChainTimeline times={incident.chain} />
          </section>
        </div>
        <div className="incident-column incident-history">
          <section className="card">
            <h2>{t('history.title')}</h2>
            <IncidentTimeline entries={incident.timeline} onShowEvidence={(ids) => setPictureId(ids[0])} />
          </section>
        </div>
      </div>
      {unmerging ? (
        <UnmergeSignal incident={incident} signalId={unmerging} onClose={() => setUnmerging(undefined)} />
      ) : null}
    </>
  );
}
