import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { FITTED, panBy, type ViewTransform, zoomAt } from './view-transform.ts';

const KEY_PAN = 40;

interface PictureMoves {
  zoom: (factor: number) => void;
  pan: (dx: number, dy: number) => void;
  reset: () => void;
}

const KEYS = new Map<string, (moves: PictureMoves) => void>([
  ['ArrowLeft', ({ pan }) => pan(KEY_PAN, 0)],
  ['ArrowRight', ({ pan }) => pan(-KEY_PAN, 0)],
  ['ArrowUp', ({ pan }) => pan(0, KEY_PAN)],
  ['ArrowDown', ({ pan }) => pan(0, -KEY_PAN)],
  ['+', ({ zoom }) => zoom(1.3)],
  ['=', ({ zoom }) => zoom(1.3)],
  ['-', ({ zoom }) => zoom(1 / 1.3)],
  ['0', ({ reset }) => reset()],
]);

/** Wheel, drag, pinch-free keyboard zoom and pan for one frame element. */
export function usePictureView(frame: RefObject<HTMLDivElement | null>) {
  const [view, setView] = useState<ViewTransform>(FITTED);
  const dragging = useRef<{ x: number; y: number } | undefined>(undefined);
  const size = () => ({ width: frame.current?.clientWidth ?? 1, height: frame.current?.clientHeight ?? 1 });

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    // React's wheel listener is passive; the page must not scroll while zooming
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const factor = event.deltaY < 0 ? 1.2 : 1 / 1.2;
      const bounds = { width: element.clientWidth, height: element.clientHeight };
      setView((v) => zoomAt(v, factor, event.clientX - box.left, event.clientY - box.top, bounds));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame]);

  const zoom = (factor: number) => {
    const { width, height } = size();
    setView((v) => zoomAt(v, factor, width / 2, height / 2, { width, height }));
  };
  const pan = (dx: number, dy: number) => setView((v) => panBy(v, dx, dy, size()));
  const reset = () => setView(FITTED);

  return {
    view,
    zoom,
    reset,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
        if (event.button !== 0) return;
        dragging.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
        const from = dragging.current;
        if (!from) return;
        pan(event.clientX - from.x, event.clientY - from.y);
        dragging.current = { x: event.clientX, y: event.clientY };
      },
      onPointerUp: () => {
        dragging.current = undefined;
      },
      onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
        const move = KEYS.get(event.key);
        if (!move) return;
        event.preventDefault();
        event.stopPropagation();
        move({ zoom, pan, reset });
      },
    },
  };
}
