import { Empty, ErrorState, formatClock, Skeleton } from '@shancheng/ui';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertList } from '../features/cameras/AlertList.tsx';
import { CameraTable } from '../features/cameras/CameraTable.tsx';
import { useCameras, useDeviceAlerts } from '../features/cameras/use-cameras.ts';
import { LazyMap } from '../shared/LazyMap.tsx';

/** Are the eyes open: state of every camera, alerts, and where they stand. */
export function CamerasPage() {
  const { t } = useTranslation();
  const cameras = useCameras();
  const alerts = useDeviceAlerts();
  const [selectedId, setSelectedId] = useState<string>();
  const items = cameras.data?.items ?? [];
  const markers = useMemo(
    () =>
      (cameras.data?.items ?? []).map(({ id, name, state, location }) => ({
        id,
        ...location,
        label: name,
        kind: 'camera' as const,
        dimmed: state !== 'live',
      })),
    [cameras.data],
  );
  const selected = items.find((camera) => camera.id === selectedId);
  return (
    <div className="page-cameras">
      <section className="card cameras-list">
        <h1>
          {t('cameras.title')}{' '}
          {cameras.data ? (
            <small className="sc-muted">
              {t('cameras.liveOf', {
                live: items.filter((camera) => camera.state === 'live').length,
                total: items.length,
              })}{' '}
              · {t('time.asOf', { at: formatClock(cameras.data.asOf) })}
            </small>
          ) : null}
        </h1>
        {cameras.isPending ? <Skeleton rows={6} height={36} /> : null}
        {cameras.isError && !cameras.data ? (
          <ErrorState error={cameras.error} onRetry={() => void cameras.refetch()} />
        ) : null}
        {cameras.isSuccess && items.length === 0 ? (
          <Empty title={t('cameras.none')} hint={t('cameras.noneHint')} />
        ) : null}
        {items.length > 0 ? <CameraTable cameras={items} selectedId={selectedId} onSelect={setSelectedId} /> : null}
      </section>
      <section className="card cameras-alerts">
        <h2>{t('cameras.alerts')}</h2>
        {alerts.isPending ? <Skeleton rows={3} /> : null}
        {alerts.isError && !alerts.data ? (
          <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />
        ) : null}
        {alerts.data ? <AlertList alerts={alerts.data.items} /> : null}
      </section>
      <section className="card cameras-map">
        <LazyMap
          markers={markers}
          onMarker={setSelectedId}
          pin={selected?.location}
          focus={selected ? { ...selected.location, zoom: 14.5 } : undefined}
          legend={false}
        />
      </section>
    </div>
  );
}
