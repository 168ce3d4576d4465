import type { EvidenceItem } from '@shancheng/contracts/incident';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../states/States.tsx';
import { ComparedPictures } from './ComparedPictures.tsx';
import { EvidenceFacts } from './EvidenceFacts.tsx';
import { EvidenceStrip } from './EvidenceStrip.tsx';
import { Picture } from './Picture.tsx';
import { usePictureView } from './use-picture-view.ts';
import { downloadWithWatermark } from './watermark.ts';

interface EvidenceViewerProps {
  items: readonly EvidenceItem[];
  /** Written into the watermark and the file name. */
  caseCode: string;
  viewerName: string;
  /** Controlled choice; without it the viewer keeps its own. */
  shownId?: string | undefined;
  onShow?: (id: string) => void;
}

/** The pictures of a case: zoom and pan, boxes on/off, before/after, fingerprint and source, watermarked download. */
export function EvidenceViewer({ items, caseCode, viewerName, shownId, onShow }: EvidenceViewerProps) {
  const { t } = useTranslation('ui');
  const [ownId, setOwnId] = useState<string>();
  const shown = items.find((item) => item.id === (shownId ?? ownId)) ?? items[0];
  if (!shown) return <Empty title={t('evidence.none')} hint={t('evidence.noneHint')} />;
  const show = (id: string) => {
    setOwnId(id);
    onShow?.(id);
  };
  return (
    <div className="sc-evidence">
      <ShownEvidence key={shown.id} item={shown} items={items} caseCode={caseCode} viewerName={viewerName} />
      {items.length > 1 ? <EvidenceStrip items={items} shownId={shown.id} onShow={show} /> : null}
    </div>
  );
}

interface ShownEvidenceProps extends Pick<EvidenceViewerProps, 'items' | 'caseCode' | 'viewerName'> {
  item: EvidenceItem;
}

function ShownEvidence({ item, items, caseCode, viewerName }: ShownEvidenceProps) {
  const { t } = useTranslation('ui');
  const [boxes, setBoxes] = useState(true);
  const [compare, setCompare] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const picture = usePictureView(frame);
  const other = counterpart(item, items);
  return (
    <>
      <section
        ref={frame}
        className="sc-evidence-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame pans and zooms by keyboard
        tabIndex={0}
        aria-label={t('evidence.view')}
        {...picture.handlers}
      >
        {compare && other ? (
          <ComparedPictures before={other.before} after={other.after} view={picture.view} />
        ) : (
          <Picture item={item} view={picture.view} boxes={boxes} />
        )}
      </section>
      <div className="sc-evidence-tools">
        <button
          type="button"
          onClick={() => picture.zoom(1.4)}
          aria-label={t('evidence.zoomIn')}
          title={t('evidence.zoomIn')}
        >
          ＋
        </button>
        <button
          type="button"
          onClick={() => picture.zoom(1 / 1.4)}
          aria-label={t('evidence.zoomOut')}
          title={t('evidence.zoomOut')}
        >
          －
        </button>
        <button type="button" onClick={picture.reset}>
          {t('evidence.reset')}
        </button>
        <button
          type="button"
          aria-pressed={boxes}
          disabled={item.objects.length === 0}
          onClick={() => setBoxes(!boxes)}
        >
          {t('evidence.boxes')} {item.objects.length > 0 ? item.objects.length : ''}
        </button>
        {other ? (
          <button type="button" aria-pressed={compare} onClick={() => setCompare(!compare)}>
            {t('evidence.compare')}
          </button>
        ) : null}
        <DownloadButton item={item} caseCode={caseCode} viewerName={viewerName} />
      </div>
      <EvidenceFacts item={item} />
    </>
  );
}

/** The picture to compare with: the first snapshot before, the newest photo or second look after. */
function counterpart(item: EvidenceItem, items: readonly EvidenceItem[]) {
  const byTime = [...items].sort((a, b) => a.capturedAt.localeCompare(b.capturedAt));
  const before = item.kind === 'snapshot' ? item : byTime.find((other) => other.kind === 'snapshot');
  const after = item.kind === 'snapshot' ? byTime.findLast((other) => other.kind !== 'snapshot') : item;
  return before && after ? { before, after } : undefined;
}

function DownloadButton({ item, caseCode, viewerName }: Pick<ShownEvidenceProps, 'item' | 'caseCode' | 'viewerName'>) {
  const { t, i18n } = useTranslation('ui');
  const [failed, setFailed] = useState(false);
  async function download() {
    setFailed(false);
    const at = new Date().toLocaleString(i18n.language, { timeZone: 'Asia/Shanghai', hour12: false });
    try {
      await downloadWithWatermark(item.href, `${caseCode}-${item.id.slice(0, 8)}.jpg`, {
        text: `${caseCode}  ${viewerName}`,
        footer: [t('evidence.watermark', { who: viewerName, at }), `${caseCode}  SHA-256 ${item.sha256}`],
      });
    } catch {
      setFailed(true);
    }
  }
  return (
    <>
      <button type="button" onClick={() => void download()}>
        {t('evidence.download')}
      </button>
      {failed ? <span role="alert">{t('evidence.failed')}</span> : null}
    </>
  );
}
