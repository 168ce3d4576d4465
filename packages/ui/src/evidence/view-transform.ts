/** How the picture lies in its frame: scale 1 = fits, offsets in frame px. */
export interface ViewTransform {
  scale: number;
  x: number;
  y: number;
}

export const FITTED: ViewTransform = { scale: 1, x: 0, y: 0 };
const SMALLEST = 1;
const LARGEST = 12;

/** Zooms by `factor` so that the point (px, py) of the frame stays under the pointer. */
export function zoomAt(view: ViewTransform, factor: number, px: number, py: number, frame: Size): ViewTransform {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale * factor));
  const ratio = scale / view.scale;
  return clamped({ scale, x: px - (px - view.x) * ratio, y: py - (py - view.y) * ratio }, frame);
}

/** Moves the picture; it never leaves its frame. */
export function panBy(view: ViewTransform, dx: number, dy: number, frame: Size): ViewTransform {
  return clamped({ ...view, x: view.x + dx, y: view.y + dy }, frame);
}

interface Size {
  width: number;
  height: number;
}

function clamped(view: ViewTransform, frame: Size): ViewTransform {
  const within = (offset: number, size: number) => Math.min(0, Math.max(size - size * view.scale, offset));
  return { scale: view.scale, x: within(view.x, frame.width), y: within(view.y, frame.height) };
}
