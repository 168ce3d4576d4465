import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BOX, inBox, type Point, strokeOf, withPoint } from './stroke.ts';

interface SignaturePadProps {
  label: string;
  /** The signature so far; undefined while there is none. */
  onChange: (stroke: string | undefined) => void;
}

/** A field to sign in with a finger or a pen. */
export function SignaturePad({ label, onChange }: SignaturePadProps) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<readonly (readonly Point[])[]>([]);
  const drawing = useRef<number>(undefined);

  function change(next: readonly (readonly Point[])[]) {
    setLines(next);
    onChange(strokeOf(next));
  }
  const pointOf = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return inBox(clientX - left, clientY - top, { width, height });
  };
  function begin(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = event.pointerId;
    change([...lines, [pointOf(event)]]);
  }
  function draw(event: PointerEvent) {
    if (drawing.current !== event.pointerId) return;
    change([...lines.slice(0, -1), withPoint(lines.at(-1) ?? [], pointOf(event))]);
  }
  const end = () => {
    drawing.current = undefined;
  };
  return (
    <div className="pad">
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="30" x2="570" y1="165" y2="165" className="pad-line" />
        <path d={strokeOf(lines) ?? ''} className="pad-ink" />
      </svg>
      <p>
        <span className="quiet">{label}</span>
        <button type="button" className="side-button" disabled={lines.length === 0} onClick={() => change([])}>
          {t('check.sign.clear')}
        </button>
      </p>
    </div>
  );
}
