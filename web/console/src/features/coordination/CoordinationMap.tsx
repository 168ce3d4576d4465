import type { Coordination } from '@shancheng/contracts/coordination';
import { useName, useTokens } from '@shancheng/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMap } from '../../shared/LazyMap.tsx';
import { pointOf, shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { TONE_OF_FIGURE } from './figure-tone.ts';

/** Where the rows of a page lie, in their colours; nothing when none has a place. */
export function CoordinationMap({ lists }: Pick<Coordination, 'lists'>) {
  const { t } = useTranslation();
  const name = useName();
  const { tones } = useTokens();
  const placed = lists.map((list) => ({ list, count: list.rows.filter(({ place }) => place).length }));
  const drawn = placed.filter(({ count }) => count > 0);
  const shapes = useMemo(() => {
    const placed = lists.flatMap(({ rows }) => rows.flatMap(({ place, tone }) => (place ? [{ place, tone }] : [])));
    return placed.length === 0
      ? undefined
      : shapesOf(
          placed.map(({ place, tone }) => ({ geometry: pointOf(place), color: tones[TONE_OF_FIGURE[tone]].fill })),
        );
  }, [lists, tones]);
  if (!shapes) return null;
  return (
    <section className="card coordination-map" aria-label={t('tools.coordination.map')}>
      <h2>{t('tools.coordination.map')}</h2>
      <div>
        <LazyMap sketch={shapes} legend={false} />
      </div>
      <p className="sc-muted">
        {t('tools.coordination.onMap', {
          lists: drawn
            .map(({ list, count }) => `${name(list.name)} (${count})`)
            .join(t('tools.coordination.listComma')),
        })}{' '}
        {drawn.length < lists.length ? t('tools.coordination.notOnMap') : null}
      </p>
    </section>
  );
}
