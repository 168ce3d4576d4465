import type { LonLat } from '@shancheng/contracts/common';
import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../parts/Sheet.tsx';

const DrawnMap = lazy(() => import('./DrawnMap.tsx').then((module) => ({ default: module.DrawnMap })));

interface PlaceMapProps {
  place: LonLat;
  me?: LonLat | undefined;
  label: string;
  /** Code of the grid the place lies in; its first six digits name the county. */
  gridCode: string;
  /** True while something more urgent is still being drawn. */
  wait?: boolean;
}

/** The small map of where to go; a tap makes it large. Never in the way when it cannot be drawn. */
export function PlaceMap({ gridCode, wait = false, ...place }: PlaceMapProps) {
  const { t } = useTranslation();
  const ready = useIdle(!wait);
  const [large, setLarge] = useState(false);
  const waiting = <div className="place-map-waiting">{t('map.loading')}</div>;
  const map = (interactive: boolean) => (
    <MapGuard fallback={<div className="place-map-waiting">{t('map.missing')}</div>}>
      <Suspense fallback={waiting}>
        {ready ? <DrawnMap {...place} county={gridCode.slice(0, 6)} interactive={interactive} /> : waiting}
      </Suspense>
    </MapGuard>
  );
  return (
    <div className="place-map">
      {map(false)}
      <button type="button" className="place-map-large" aria-label={t('map.large')} onClick={() => setLarge(true)} />
      {large ? (
        <Sheet title={place.label} onClose={() => setLarge(false)}>
          <div className="place-map-full">{map(true)}</div>
        </Sheet>
      ) : null}
    </div>
  );
}

/** True once the phone has nothing else to draw: the map costs a weak one a moment; words, picture and button come first. */
function useIdle(begin: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!begin) return;
    return whenIdle(() => setIdle(true));
  }, [begin]);
  return idle;
}

function whenIdle(work: () => void): () => void {
  // Safari has no idle callback
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 250);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(work, { timeout: 2_000 });
  return () => cancelIdleCallback(request);
}

/** Without network the map's code may be missing; the address in words is enough to go there. */
class MapGuard extends Component<{ children: ReactNode; fallback: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
