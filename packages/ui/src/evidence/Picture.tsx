import type { EvidenceItem } from '@shancheng/contracts/incident';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DetectedBoxes } from './DetectedBoxes.tsx';
import type { ViewTransform } from './view-transform.ts';

interface PictureProps {
  item: EvidenceItem;
  view: ViewTransform;
  boxes: boolean;
}

/** One evidence picture, fitted, zoomed and with its boxes. */
export function Picture({ item, view, boxes }: PictureProps) {
  const { t } = useTranslation('ui');
  const [failed, setFailed] = useState(false);
  const [ratio, setRatio] = useState<number>();
  if (failed) return <p className="sc-evidence-failed">{t('evidence.failed')}</p>;
  return (
    <div className="sc-evidence-stage" style={{ transform: `translate(${view.x}px,${view.y}px) scale(${view.scale})` }}>
      <div className="sc-evidence-fit" style={ratio ? { aspectRatio: ratio } : undefined}>
        <img
          src={item.href}
          alt={`${t(`evidenceKind.${item.kind}`)} ${item.source}`}
          draggable={false}
          onLoad={(event) => setRatio(event.currentTarget.naturalWidth / event.currentTarget.naturalHeight)}
          onError={() => setFailed(true)}
        />
        {boxes && ratio ? <DetectedBoxes objects={item.objects} scale={view.scale} /> : null}
      </div>
    </div>
  );
}
