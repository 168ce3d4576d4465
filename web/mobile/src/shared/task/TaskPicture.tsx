import type { EvidenceItem } from '@shancheng/contracts/incident';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const LABEL_HEIGHT = 0.045;

interface TaskPictureProps {
  item: EvidenceItem;
  eager?: boolean;
  /** Called when the picture is there or cannot be had. */
  onSettled?: () => void;
}

/**
 * A picture with the boxes of what was seen drawn over it. Boxes are fractions of the picture, so the overlay
 * scales with it; a tap hides them, for a look at what is under the lines.
 */
export function TaskPicture({ item, eager = false, onSettled }: TaskPictureProps) {
  const { t } = useTranslation();
  const [size, setSize] = useState<{ width: number; height: number }>();
  const [failed, setFailed] = useState(false);
  const [boxes, setBoxes] = useState(true);
  if (failed) return <p className="picture picture-missing">{t('picture.notHere')}</p>;
  return (
    <figure className="picture">
      <img
        src={item.href}
        alt={t('picture.alt', { source: item.source })}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        onLoad={({ currentTarget }) => {
          setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
          onSettled?.();
        }}
        onError={() => {
          setFailed(true);
          onSettled?.();
        }}
      />
      {size && boxes ? <Boxes item={item} width={size.width} height={size.height} /> : null}
      {item.objects.length > 0 ? (
        <button type="button" className="picture-boxes" aria-pressed={boxes} onClick={() => setBoxes(!boxes)}>
          {boxes ? t('picture.hideBoxes') : t('picture.showBoxes')}
        </button>
      ) : null}
    </figure>
  );
}

function Boxes({ item, width, height }: { item: EvidenceItem; width: number; height: number }) {
  const { t } = useTranslation('ui');
  const line = Math.max(2, width / 240);
  return (
    <svg className="picture-overlay" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {item.objects.map(({ box: [x, y, w, h], label, trackId }) => (
        <g key={`${trackId}-${x}-${y}`}>
          <rect
            className="box-edge"
            x={x * width}
            y={y * height}
            width={w * width}
            height={h * height}
            strokeWidth={line * 2.2}
          />
          <rect
            className="box-line"
            x={x * width}
            y={y * height}
            width={w * width}
            height={h * height}
            strokeWidth={line}
          />
          <text
            x={x * width}
            y={Math.max(y, LABEL_HEIGHT) * height - line * 2}
            fontSize={height * LABEL_HEIGHT}
            strokeWidth={line * 1.6}
          >
            {t(`detected.${label}` as 'detected.person', { defaultValue: label })}
          </text>
        </g>
      ))}
    </svg>
  );
}
