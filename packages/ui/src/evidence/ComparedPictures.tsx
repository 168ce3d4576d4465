import type { EvidenceItem } from '@shancheng/contracts/incident';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from './Picture.tsx';
import type { ViewTransform } from './view-transform.ts';

interface ComparedPicturesProps {
  before: EvidenceItem;
  after: EvidenceItem;
  view: ViewTransform;
}

/** Two pictures over each other with a divider to drag; both zoom together. */
export function ComparedPictures({ before, after, view }: ComparedPicturesProps) {
  const { t } = useTranslation('ui');
  const [divide, setDivide] = useState(50);
  return (
    <div className="sc-compare">
      <Picture item={before} view={view} boxes={false} />
      <div className="sc-compare-after" style={{ clipPath: `inset(0 0 0 ${divide}%)` }}>
        <Picture item={after} view={view} boxes={false} />
      </div>
      <i style={{ left: `${divide}%` }} aria-hidden="true" />
      <span className="sc-compare-label" data-side="before">
        {t('evidence.before')}
      </span>
      <span className="sc-compare-label" data-side="after">
        {t('evidence.after')}
      </span>
      <input
        type="range"
        min={0}
        max={100}
        value={divide}
        aria-label={t('evidence.slide')}
        onChange={(event) => setDivide(Number(event.target.value))}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </div>
  );
}
