import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addPoint, BOX, type Point, pathOf } from './stroke.ts';

interface SignaturePadProps {
  lines: Point[][];
  onChange: (lines: Point[][]) => void;
}

/** A box to sign in with the finger, a pen or the mouse. */
export function SignaturePad({ lines, onChange }: SignaturePadProps) {
  const { t } = useTranslation();
  const newest = useRef(lines);
  newest.current = lines;
  const drawing = useRef(false);

  function put(next: Point[][]) {
    newest.current = next;
    onChange(next);
  }
  function start(event: PointerEvent<SVGSVGElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    put([...newest.current, addPoint([], inBox(event))]);
  }
  function go(event: PointerEvent<SVGSVGElement>) {
    if (!drawing.current) return;
    const line = newest.current.at(-1) ?? [];
    put([...newest.current.slice(0, -1), addPoint(line, inBox(event))]);
  }
  return (
    <div className="pad">
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        role="img"
        aria-label={t(lines.length > 0 ? 'signing.padFilled' : 'signing.pad')}
        onPointerDown={start}
        onPointerMove={go}
        onPointerUp={() => {
          drawing.current = false;
        }}
        onPointerCancel={() => {
          drawing.current = false;
        }}
      >
        <path className="pad-line" d={`M40 ${BOX.height - 40}H${BOX.width - 40}`} />
        <path className="pad-ink" d={pathOf(lines)} />
      </svg>
      {lines.length === 0 ? <p aria-hidden="true">{t('signing.here')}</p> : null}
      <button type="button" className="sc-link-button" disabled={lines.length === 0} onClick={() => put([])}>
        {t('signing.clear')}
      </button>
    </div>
  );
}

function inBox(event: PointerEvent<SVGSVGElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / box.width) * BOX.width,
    y: ((event.clientY - box.top) / box.height) * BOX.height,
  };
}
