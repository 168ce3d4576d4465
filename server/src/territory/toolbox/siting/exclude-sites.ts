import type { SiteSelection } from '@shancheng/contracts';
import type { Database } from '../../../platform/db/index.ts';
import type { Asker } from '../dataset-versions.ts';
import { type Candidate, listMaskLayers, readShares } from './site-queries.ts';

/** Touching a line by less than this share of the site is a matter of drawing, not of planning. */
const TOUCHES = 0.001;
const BOUNDARY = '城镇开发边界';

type Exclusion = SiteSelection['excluded'][number];

/** Takes out what may not be built on, and counts by which reason; each site is counted at the first that excludes it. */
export async function excludeSites(
  db: Database,
  actor: Asker,
  candidates: readonly Candidate[],
  { asOf, slopes, maxSlope }: { asOf: string; slopes: ReadonlyMap<number, number>; maxSlope: number },
): Promise<{ left: readonly Candidate[]; excluded: Exclusion[] }> {
  let left = candidates;
  const excluded: Exclusion[] = [];
  const drop = (isOut: (candidate: Candidate) => boolean, exclusion: Omit<Exclusion, 'sites'>) => {
    const kept = left.filter((candidate) => !isOut(candidate));
    if (kept.length < left.length) excluded.push({ ...exclusion, sites: left.length - kept.length });
    left = kept;
  };
  for (const layer of await listMaskLayers(db, actor, asOf)) {
    const ids = left.map(({ id }) => id);
    const shares = await readShares(db, ids, layer);
    const named = { datasetId: layer.id, name: layer.name, version: layer.version };
    if (layer.domain === BOUNDARY) {
      drop(({ id }) => (shares.get(id) ?? 0) < 1 - TOUCHES, { reason: 'outside-boundary', layer: named });
    } else drop(({ id }) => (shares.get(id) ?? 0) > TOUCHES, { reason: 'rigid-line', layer: named });
  }
  drop(({ id }) => (slopes.get(id) ?? 0) > maxSlope, { reason: 'too-steep' });
  return { left, excluded };
}
