import type { Cockpit } from '@shancheng/contracts/cockpit';
import { type Tone, toneOf } from '@shancheng/ui';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoth } from '../../shared/both.ts';
import { useRows } from '../../shared/rows-request.tsx';
import { AilingCameras } from './AilingCameras.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import { MapKey } from './MapKey.tsx';

/** MapLibre is large: the figures do not wait for it. */
const WallMap = lazy(async () => ({ default: (await import('./WallMap.tsx')).WallMap }));

/** What is over stays off the map until somebody asks for it. */
const HIDDEN_AT_FIRST: ReadonlySet<Tone> = new Set<Tone>(['closed', 'void']);

/** The district: streets shaded by open cases, incidents where they are, cameras, and the key that filters them. */
export function DistrictPanel({ cockpit }: { cockpit: Cockpit | undefined }) {
  const { t } = useTranslation();
  const both = useBoth();
  const { open } = useRows();
  const [hidden, setHidden] = useState(HIDDEN_AT_FIRST);
  const [camerasShown, setCamerasShown] = useState(true);
  const [selectedId, setSelectedId] = useState<string>();
  const live = cockpit?.live;
  const selected = live?.find((incident) => incident.id === selectedId);
  const visible = useMemo(
    () => live?.filter((one) => !hidden.has(toneOf(one.status, one.overdue))).length,
    [live, hidden],
  );

  const openStreet = (code: string) => {
    const street = cockpit?.byStreet.find((one) => one.code === code);
    if (!street) return;
    const title = { zh: street.name, en: street.name };
    open({ kind: 'incidents', title, definition: both('street.definition'), value: street.open, rows: street.rows });
  };
  const openCameras = () =>
    cockpit &&
    open({
      kind: 'cameras',
      title: both('map.cameraTitle'),
      definition: both('map.cameraDefinition'),
      value: cockpit.cameras.total,
    });

  return (
    <section className="ck-district" aria-label={t('map.title')}>
      <Suspense fallback={<div className="ck-district-waiting ck-bone" />}>
        <WallMap
          cockpit={cockpit}
          hidden={hidden}
          camerasShown={camerasShown}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onStreet={openStreet}
          onCamera={openCameras}
        />
      </Suspense>
      {cockpit ? <AilingCameras points={cockpit.cameras.points} onOpen={openCameras} /> : null}
      {selected ? <IncidentCard incident={selected} onClose={() => setSelectedId(undefined)} /> : null}
      {cockpit && live?.length === 0 ? <p className="ck-district-quiet">{t('map.empty')}</p> : null}
      <MapKey
        cockpit={cockpit}
        visible={visible ?? 0}
        hidden={hidden}
        onHidden={setHidden}
        camerasShown={camerasShown}
        onCamerasShown={setCamerasShown}
        onCameras={openCameras}
      />
    </section>
  );
}
