import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

const STEP = 5;

/** The handle between the two days: dragged, or moved with the arrow keys. `at` in percent from the left. */
export function SwipeDivider({ at, onMove }: { at: number; onMove: (at: number) => void }) {
  const { t } = useTranslation();
  const handle = useRef<HTMLDivElement>(null);
  const moveTo = (percent: number) => onMove(Math.min(98, Math.max(2, percent)));
  return (
    <div
      ref={handle}
      className="swipe-divider"
      style={{ left: `${at}%` }}
      role="slider"
      aria-orientation="horizontal"
      aria-label={t('map.divider')}
      aria-valuenow={Math.round(at)}
      aria-valuemin={0}
      aria-valuemax={100}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') moveTo(at - STEP);
        if (event.key === 'ArrowRight') moveTo(at + STEP);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const box = handle.current?.parentElement?.getBoundingClientRect();
        if (box && event.currentTarget.hasPointerCapture(event.pointerId))
          moveTo(((event.clientX - box.left) / box.width) * 100);
      }}
    />
  );
}
