import type { ConflictDetail } from '@shancheng/contracts/plan';
import { useTokens } from '@shancheng/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { conflictBounds, conflictShapes, sideColours } from '../../shared/conflict-shapes.ts';
import { LazyMap } from '../../shared/LazyMap.tsx';

/** A small map: both shapes and, in red, the spot where they contradict. */
export function ConflictMap({ detail }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  const tokens = useTokens();
  const shapes = useMemo(() => conflictShapes(detail, sideColours(tokens)), [detail, tokens]);
  const fit = useMemo(() => conflictBounds(detail.geometry), [detail.geometry]);
  const drawn = (index: number) => detail.sides[index]?.geometry !== undefined;
  return (
    <figure className="conflict-map">
      <LazyMap sketch={shapes} fit={fit} legend={false} />
      <figcaption>
        {drawn(0) ? (
          <span>
            <i data-side="a">A</i>
          </span>
        ) : null}
        {drawn(1) ? (
          <span>
            <i data-side="b">B</i>
          </span>
        ) : null}
        <span>
          <i data-side="shared" /> {t('conflicts.shared')}
        </span>
      </figcaption>
    </figure>
  );
}
