import type { MapLayer } from '@shancheng/contracts/map';
import { formatAbsolute, SyntheticMark, useName } from '@shancheng/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictLines, LegendWords } from './CodeLegend.tsx';
import { keysOn } from './drawn-layers.ts';
import type { LegendLine } from './legend-lines.ts';
import type { MapPicture } from './map-picture.ts';
import { listOf, type MapSearch } from './map-search.ts';
import { lengthWord, roundLength, scaleOf } from './print-facts.ts';

/** Width of the picture on the sheet (map-print.css), mm. */
const PICTURE_MM = 200;
/** As many lines as the sheet has room for. */
const MOST_LINES = 80;

interface PrintSheetProps {
  picture: MapPicture;
  layers: readonly MapLayer[];
  legend: readonly LegendLine[];
  search: MapSearch;
  today: string;
  onClose: () => void;
}

/** The map on one A4 sheet: title, day, legend with names, scale, north, and which version of whose plan it shows. */
export function PrintSheet({ picture, layers, legend, search, today, onClose }: PrintSheetProps) {
  const { t } = useTranslation();
  const name = useName();
  const [title, setTitle] = useState(() => t('map.sheetTitle'));
  const on = keysOn(layers, search);
  const shown = layers.filter(({ key, version }) => on.includes(key) && version !== undefined);
  const hidden = listOf(search.hide);
  const lines = legend.filter(({ code }) => code === undefined || !hidden.includes(code));
  const bar = roundLength(picture.groundM / 5);
  return (
    <section className="print-preview" aria-label={t('map.print')}>
      <div className="print-actions">
        <Input
          aria-label={t('map.sheetName')}
          maxLength={40}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Button type="primary" onClick={() => globalThis.print()}>
          {t('map.printNow')}
        </Button>
        <Button onClick={onClose}>{t('map.close')}</Button>
      </div>
      <article className="print-sheet">
        <header>
          <h1>{title}</h1>
          <p>
            {t('map.asOfDay', { day: search.asOf ?? today })}{' '}
            {shown.some(({ synthetic }) => synthetic) ? <SyntheticMark /> : null}
          </p>
        </header>
        <figure>
          <img src={picture.url} alt={t('map.sheetTitle')} />
          <div className="print-north" role="img" aria-label={t('map.north')}>
            <span aria-hidden="true">▲</span>
            {t('map.northLetter')}
          </div>
          <div className="scale-bar" style={{ width: `${(bar / picture.groundM) * 100}%` }}>
            {lengthWord(bar)}
          </div>
        </figure>
        <section className="print-sources">
          <h2>{t('map.sources')}</h2>
          <ul>
            {shown.map((layer) => (
              <li key={layer.key}>
                {name(layer.name)} · {layer.authority} · v{layer.version} {layer.validFrom}
              </li>
            ))}
          </ul>
        </section>
        <aside>
          <h2>{t('map.legend')}</h2>
          <div className="print-legend">
            {search.conflicts && !search.asOf ? <ConflictLines /> : null}
            {lines.slice(0, MOST_LINES).map((line) => (
              <p key={line.key}>
                <LegendWords line={line} />
              </p>
            ))}
          </div>
          {lines.length > MOST_LINES ? <p>{t('map.more', { count: lines.length - MOST_LINES })}</p> : null}
          {lines.some(({ doubtful }) => doubtful) ? <p>{t('map.doubtful')}</p> : null}
        </aside>
        <footer>
          1:{scaleOf(picture.groundM, PICTURE_MM).toLocaleString('en')} · {t('map.crs')} ·{' '}
          {t('map.printedAt', { at: formatAbsolute(Date.now()).slice(0, 16) })}
        </footer>
      </article>
    </section>
  );
}
