import type { CoordinationList, CoordinationRow } from '@shancheng/contracts/coordination';
import type { MapLayer } from '@shancheng/contracts/map';
import { ToneIcon, useName } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MissingNotice } from '../../shared/tool-ui/MissingNotice.tsx';
import { figureText } from '../../shared/tool-ui/number-text.ts';
import { TONE_OF_FIGURE } from './figure-tone.ts';
import { onDay } from './quick-links.ts';
import { addressOf } from './row-link.ts';

interface ListsProps {
  lists: readonly CoordinationList[];
  layers: readonly MapLayer[];
  /** The day chosen; undefined: today. */
  asOf: string | undefined;
}

/** Charts and lists; every row that can be opened is a link. */
export function CoordinationLists({ lists, ...frame }: ListsProps) {
  return lists.map((list) => <OneList key={list.key} list={list} {...frame} />);
}

function OneList({ list, layers, asOf }: Omit<ListsProps, 'lists'> & { list: CoordinationList }) {
  const { t } = useTranslation();
  const name = useName();
  const { rows, unit, total } = list;
  const most = Math.max(...rows.map(({ value }) => value ?? 0), 0);
  const count = countWords(list);
  return (
    <section className="card coordination-list" aria-label={name(list.name)}>
      <h2>
        {name(unit) === ''
          ? name(list.name)
          : t('tools.coordination.chart', { name: name(list.name), unit: name(unit) })}
        <small>{t(`tools.coordination.${count}`, { count: total, shown: rows.length })}</small>
      </h2>
      {list.answer === 'unknown' ? <MissingNotice missing={list.missing} layers={layers} /> : null}
      {list.answer === 'known' && rows.length === 0 ? (
        <p className="sc-muted">{t('tools.coordination.noRows')}</p>
      ) : null}
      <ul>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows carry no id, and their order is the server's
          <ListRow key={index} row={row} asOf={asOf} most={list.chart ? most : undefined} />
        ))}
      </ul>
    </section>
  );
}

/** One facility may be waited for by several estates: rows of pairs say so, or they would contradict the figure above. */
function countWords({ key, total, rows }: CoordinationList): string {
  const pairs = key === 'worst-lags';
  return total > rows.length ? (pairs ? 'firstPairs' : 'firstRows') : pairs ? 'pairs' : 'rows';
}

interface ListRowProps {
  row: CoordinationRow;
  asOf: string | undefined;
  /** Of the longest bar; undefined: no bars. */
  most: number | undefined;
}

function ListRow({ row, asOf, most }: ListRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const address = addressOf(row);
  const tone = TONE_OF_FIGURE[row.tone];
  return (
    <li>
      <ToneIcon tone={tone} filled />
      <span className="coordination-label">
        {address ? <Link {...onDay(address, asOf)}>{name(row.label)}</Link> : name(row.label)}
        {row.note ? <small className="sc-muted">{name(row.note)}</small> : null}
      </span>
      {most === undefined ? null : (
        <span className="coordination-bar">
          <i
            style={{ width: `${most === 0 ? 0 : ((row.value ?? 0) / most) * 100}%`, background: `var(--sc-${tone})` }}
          />
        </span>
      )}
      <b className="sc-number">{row.value === undefined ? t('tools.unknown') : figureText(row.value)}</b>
    </li>
  );
}
