import type { LonLat } from '@shancheng/contracts/common';
import { formatMetres } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { metresBetween } from '../distance.ts';
import { usePosition } from '../position/position.ts';

/** How far the place is from the officer, in words; undefined while the phone does not know where it is. */
export function useDistance(place: LonLat): { me: LonLat; text: string } | undefined {
  const { t } = useTranslation();
  const { last } = usePosition();
  if (!last) return undefined;
  const metres = metresBetween(last.point, place);
  const blurred = last.accuracyMetres > 100;
  return { me: last.point, text: t(blurred ? 'place.awayAbout' : 'place.away', { distance: formatMetres(metres) }) };
}
