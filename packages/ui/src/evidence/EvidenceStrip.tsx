import type { EvidenceItem } from '@shancheng/contracts/incident';
import { useTranslation } from 'react-i18next';
import { TimeAgo } from '../time/TimeAgo.tsx';

interface EvidenceStripProps {
  items: readonly EvidenceItem[];
  shownId: string;
  onShow: (id: string) => void;
}

/** Thumbnails in the order they came. */
export function EvidenceStrip({ items, shownId, onShow }: EvidenceStripProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="sc-evidence-strip">
      {items.map((item) => (
        <button type="button" key={item.id} aria-pressed={item.id === shownId} onClick={() => onShow(item.id)}>
          <img src={item.href} alt="" loading="lazy" />
          <span>
            {t(`evidenceKind.${item.kind}`)} <TimeAgo at={item.capturedAt} />
          </span>
        </button>
      ))}
    </div>
  );
}
