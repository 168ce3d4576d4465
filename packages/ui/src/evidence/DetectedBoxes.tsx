import type { DetectedObject } from '@shancheng/contracts/camera';
import { useTranslation } from 'react-i18next';

/** The detector’s boxes over a picture, with label and score; coordinates are fractions of the picture. */
export function DetectedBoxes({ objects, scale }: { objects: readonly DetectedObject[]; scale: number }) {
  const { t } = useTranslation('ui');
  return (
    <div className="sc-boxes" aria-hidden="true">
      {objects.map((object) => {
        const [x, y, width, height] = object.box;
        return (
          <div
            key={`${object.trackId}-${x}-${y}`}
            style={{
              left: `${x * 100}%`,
              top: `${y * 100}%`,
              width: `${width * 100}%`,
              height: `${height * 100}%`,
              borderWidth: 2 / scale,
            }}
          >
            <span style={{ transform: `scale(${1 / scale})` }} data-inside={y < 0.06}>
              {t(`detected.${object.label}` as 'detected.person', { defaultValue: object.label })}{' '}
              {Math.round(object.score * 100)}%
            </span>
          </div>
        );
      })}
    </div>
  );
}
