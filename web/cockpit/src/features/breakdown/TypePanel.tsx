import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { type Bar, BarList } from '../../shared/BarList.tsx';
import { useBoth } from '../../shared/both.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useRows } from '../../shared/rows-request.tsx';

type Types = Cockpit['byType'];

const SLOTS = 5;

/** Today’s incidents by type: the most frequent by name, the rest as one row that opens to all of them. */
export function TypePanel({ types }: { types: Types | undefined }) {
  const { t } = useTranslation();
  const nameOf = useName();
  const both = useBoth();
  const { open } = useRows();
  const definition = both('type.definition');
  const bars =
    types &&
    foldRest(types, both('type.rest')).map(
      (type): Bar => ({
        key: type.eventType,
        name: nameOf(type.name),
        value: type.value,
        onOpen: () => open({ kind: 'incidents', title: type.name, definition, value: type.value, rows: type.rows }),
      }),
    );
  return (
    <Panel className="ck-type" title={t('type.title')} aside={t('type.aside')}>
      {bars?.length === 0 ? <p className="ck-quiet">{t('type.empty')}</p> : <BarList bars={bars} slots={SLOTS} />}
    </Panel>
  );
}

/** Keeps the sum: everything past the last slot becomes one row whose query names all its types. */
export function foldRest(types: Types, restName: Types[number]['name']): Types {
  const sorted = [...types].sort((a, b) => b.value - a.value);
  if (sorted.length <= SLOTS) return sorted;
  const rest = sorted.slice(SLOTS - 1);
  const query = new URLSearchParams(rest[0]?.rows);
  query.set('type', rest.map((type) => type.eventType).join(','));
  const value = rest.reduce((sum, type) => sum + type.value, 0);
  return [...sorted.slice(0, SLOTS - 1), { eventType: 'rest', name: restName, value, rows: query.toString() }];
}
