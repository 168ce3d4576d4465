import type { ConflictDetail } from '@shancheng/contracts/plan';

/** The attributes both sides have and do not agree on. */
export function differences(sides: Pick<ConflictDetail['sides'][number], 'attributes'>[]) {
  const [a, b] = sides;
  if (!a || !b) return [];
  return Object.keys(a.attributes)
    .filter((key) => key in b.attributes && String(a.attributes[key]) !== String(b.attributes[key]))
    .map((key) => ({ key, values: [String(a.attributes[key]), String(b.attributes[key])] }));
}
