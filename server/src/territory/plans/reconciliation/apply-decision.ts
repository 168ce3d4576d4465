import type { DecidedChange } from '@shancheng/contracts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type FeatureChange, publishVersionInTrx } from '../../datasets/index.ts';
import { backdated, conflictNotFound, foreignDataset, nothingToFollow } from '../errors.ts';

interface Decided {
  conflictId: string;
  documentNo: string;
}

/**
 * Carries a decision out as a new version of one of the two datasets, with the document in its lineage. Nothing is
 * edited in place, and no day that has passed is changed.
 */
export async function applyDecisionInTrx(
  trx: Trx,
  platform: Platform,
  actor: Pick<Actor, 'scopes'>,
  { conflictId, documentNo }: Decided,
  change: DecidedChange,
): Promise<void> {
  const today = localDay(platform.clock.now(), platform.config.timeZone);
  const validFrom = change.validFrom ?? today;
  if (validFrom < today) throw backdated();
  const sides = await readSidesInTrx(trx, conflictId);
  const { datasetId, put, remove } =
    change.kind === 'follow' ? await followInTrx(trx, conflictId, sides, change) : await givenInTrx(trx, change);
  const side = sides.find((one) => one.datasetId === datasetId);
  if (!side || !inScope(actor, side.path)) throw foreignDataset();
  await publishVersionInTrx(trx, platform, {
    ...{ datasetId, validFrom, put, remove },
    lineage: { kind: 'decision', documentNo, conflictId },
  });
}

/** The side that a change leaves as it is; undefined where both belong to one plan, or neither is named. */
export async function keptSideInTrx(
  trx: Trx,
  conflictId: string,
  change: DecidedChange,
): Promise<'a' | 'b' | undefined> {
  if (change.kind === 'follow') return change.right;
  const [a, b] = await readSidesInTrx(trx, conflictId);
  if (!a || !b || a.datasetId === b.datasetId) return undefined;
  return change.datasetId === a.datasetId ? 'b' : 'a';
}

interface Side {
  datasetId: string;
  key: string;
  path: string;
  scheme: string | null;
}

async function readSidesInTrx(trx: Trx, conflictId: string): Promise<Side[]> {
  const { rows } = await sql<Side>`
    select d.id as "datasetId", side.key, d.division_path as path, d.scheme from plans.conflicts c
    cross join lateral (values (1, c.dataset_a, c.feature_a), (2, c.dataset_b, c.feature_b)) as side(n, dataset, key)
    join datasets.datasets d on d.id = side.dataset where c.id = ${conflictId} order by side.n`.execute(trx);
  if (rows.length === 0) throw conflictNotFound();
  return rows;
}

interface Changes {
  datasetId: string;
  put: FeatureChange[];
  remove: string[];
}

/** Name and attributes of a feature that is put again stay unless it is new. */
async function givenInTrx(trx: Trx, change: Extract<DecidedChange, { kind: 'features' }>): Promise<Changes> {
  const { rows } = await sql<FeatureChange>`
    select p.key, st_astext(st_setsrid(st_geomfromgeojson(p.geometry), 4490), 15) as wkt, coalesce(p.code, f.code) as code, f.name,
      coalesce(f.attributes, '{}') as attributes
    from jsonb_to_recordset(${JSON.stringify(change.put)}::jsonb) as p(key text, code text, geometry jsonb)
    left join datasets.features f on f.dataset_id = ${change.datasetId}::uuid and f.key = p.key and f.version_to is null`.execute(
    trx,
  );
  return { datasetId: change.datasetId, put: rows, remove: change.remove ?? [] };
}

interface Cut extends FeatureChange {
  rest: string | null;
  shared: string;
  rightCode: string | null;
}

/** The side that is wrong loses what it shares, or takes the other’s code there. */
async function followInTrx(
  trx: Trx,
  conflictId: string,
  sides: readonly Side[],
  { right, by }: Extract<DecidedChange, { kind: 'follow' }>,
): Promise<Changes> {
  const [a, b] = sides;
  if (!a || !b) throw nothingToFollow();
  const [keeps, yields] = right === 'a' ? [a, b] : [b, a];
  const { rows } = await sql<Cut>`
    select w.key, w.code, w.name, w.attributes, k.code as "rightCode",
      case when not st_isempty(g.rest) then st_astext(g.rest, 15) end as rest, st_astext(g.shared, 15) as shared
    from datasets.features w join datasets.features k on k.dataset_id = ${keeps.datasetId} and k.key = ${keeps.key} and k.version_to is null
    cross join lateral (select st_collectionextract(st_difference(w.geom, k.geom), 3) as rest,
      st_collectionextract(st_intersection(w.geom, k.geom), 3) as shared) g
    where w.dataset_id = ${yields.datasetId} and w.key = ${yields.key} and w.version_to is null and not st_isempty(g.shared)`.execute(
    trx,
  );
  const [cut] = rows;
  if (!cut) throw nothingToFollow();
  const { rest, shared, rightCode, ...feature } = cut;
  const put: FeatureChange[] = rest === null ? [] : [{ ...feature, wkt: rest }];
  if (by === 'take-code') {
    // A code means something only in its own scheme.
    if (rightCode === null || keeps.scheme !== yields.scheme) throw nothingToFollow();
    const key = rest === null ? feature.key : `${feature.key}~${conflictId.slice(0, 8)}`;
    // Its old name told of the old use; the other plan’s name would claim to be that whole feature.
    const { name: _oldName, ...nameless } = feature;
    put.push({ ...nameless, key, code: rightCode, wkt: shared });
  }
  return { datasetId: yields.datasetId, put, remove: put.some(({ key }) => key === feature.key) ? [] : [feature.key] };
}
