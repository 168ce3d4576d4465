import {
  createGaussKruger,
  createPolygonGrid,
  meridianOfSrid,
  PolygonSetBuilder,
  readWkbPolygons,
} from '@shancheng/geo';
import type { Database, Trx } from '../../../platform/db/index.ts';
import { readLandGroups } from '../codes/code-classes-queries.ts';
import { boundaryRuleBetween, type ConflictRule, type PlanSide, ruleBetween, ruleWithin } from './conflict-rules.ts';
import { BROKEN, type OverlapPlan, type OverlapSplit, SAME_OBJECT_PERHAPS } from './overlap-task.ts';
import { type PlanLayer, streamPlanFeatures } from './plan-layers-queries.ts';

export interface LoadedPlan {
  plan: OverlapPlan;
  /** Row ids of the features, by layer and index of the polygon. */
  ids: readonly Float64Array[];
  sides: readonly PlanSide[];
}

/** Reads the layers into shared memory, in metres of the plane `srid`, with the matrix of classes that cannot both be right. */
export async function loadOverlapPlan(
  db: Database | Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
  { cellM, srid }: OverlapSplit & { srid: number },
): Promise<LoadedPlan> {
  const plane = createGaussKruger({ centralMeridian: meridianOfSrid(srid) });
  const groupOf = await readLandGroups(db);
  const sides: PlanSide[] = [];
  const known = new Map<string, number>();
  const classOf = (side: PlanSide): number => {
    const key = `${side.domain} ${side.kind} ${side.rank} ${side.group ?? ''}`;
    const found = known.get(key) ?? sides.push(side) - 1;
    known.set(key, found);
    return found;
  };
  const loaded: { layer: OverlapPlan['layers'][number]; ids: Float64Array }[] = [];
  for (const layer of layers) {
    const builder = new PolygonSetBuilder();
    const classes: number[] = [];
    const ids: number[] = [];
    for await (const page of streamPlanFeatures(db, layer)) {
      for (const { id, code, wkb } of page) {
        builder.add(readWkbPolygons(wkb, plane.forward));
        classes.push(classOf(sideOf(layer, groupOf(layer, code))));
        ids.push(id);
      }
    }
    const set = builder.build(true);
    loaded.push({
      layer: { set, grid: createPolygonGrid(set, cellM), classes: shared(classes) },
      ids: Float64Array.from(ids),
    });
  }
  const classCount = sides.length;
  const matrix = new Uint8Array(new SharedArrayBuffer(classCount * classCount));
  for (const [a, sideA] of sides.entries())
    for (const [b, sideB] of sides.entries()) matrix[a * classCount + b] = relationOf(rules, sideA, sideB);
  const within = ruleWithin(rules) !== undefined;
  return {
    plan: { layers: loaded.map((one) => one.layer), matrix, classCount, mutualShare: mutualShareOf(rules), within },
    ids: loaded.map((one) => one.ids),
    sides,
  };
}

/** What the rules see of a feature. */
export function sideOf({ domain, kind, rank }: PlanLayer, group: string | undefined): PlanSide {
  return { domain, kind, rank, group };
}

/** The smallest that any rule asks for. */
function mutualShareOf(rules: readonly ConflictRule[]): number {
  const shares = rules.filter((rule) => rule.type === 'BOUNDARY').map((rule) => rule.parameters?.mutualShare ?? 0.6);
  return Math.min(1, ...shares);
}

function relationOf(rules: readonly ConflictRule[], a: PlanSide, b: PlanSide): number {
  if (ruleBetween(rules, a, b)) return BROKEN;
  return boundaryRuleBetween(rules, a, b) ? SAME_OBJECT_PERHAPS : 0;
}

function shared(values: readonly number[]): Int32Array {
  const array = new Int32Array(new SharedArrayBuffer(4 * values.length));
  array.set(values);
  return array;
}
