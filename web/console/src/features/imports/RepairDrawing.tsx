import { boxOf, shapePath } from './shape-path.ts';

const SIZE = 200;

interface RepairDrawingProps {
  title: string;
  area: string | undefined;
  shape: unknown;
  /** What has to fit into the picture: the same before and after, so that the two can be compared. */
  frame: readonly unknown[];
  around: readonly { row: number; shape: unknown }[];
  mark?: unknown;
}

/** One shape among its neighbours, without any map behind it. */
export function RepairDrawing({ title, area, shape, frame, around, mark }: RepairDrawingProps) {
  const box = boxOf(frame);
  if (!box) return null;
  return (
    <figure>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={title}>
        {around.map((one) => (
          <path key={one.row} className="repair-around" d={shapePath(one.shape, box, SIZE)} />
        ))}
        <path className="repair-shape" d={shapePath(shape, box, SIZE)} />
        {mark ? <path className="repair-mark" data-point={isPoint(mark)} d={shapePath(mark, box, SIZE)} /> : null}
      </svg>
      <figcaption>
        {title} {area ? <span className="sc-muted">{area}</span> : null}
      </figcaption>
    </figure>
  );
}

const isPoint = (shape: unknown) =>
  typeof shape === 'object' && shape !== null && Reflect.get(shape, 'type') === 'Point';
