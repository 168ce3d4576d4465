import { createGaussKruger, createPolygonGrid, PolygonSetBuilder, readWkbPolygons } from '@shancheng/geo';
import type { Database, Trx } from '../../../platform/db/index.ts';
import { type ConflictRule, type PlanSide, ruleBetween, ruleWithin } from './conflict-rules.ts';
import type { OverlapPlan } from './overlap-task.ts';
import { type PlanLayer, readLandGroups, streamPlanFeatures } from './plan-layers-queries.ts';

/** Central meridian of the plane in which overlaps are found: EPSG:4545, the 3° zone of Chongqing. */
const plane = createGaussKruger({ centralMeridian: 108 });

export interface LoadedPlan {
  plan: OverlapPlan;
  /** Row ids of the features, by layer and index of the polygon. */
  ids: readonly Float64Array[];
  sides: readonly PlanSide[];
}

/** Reads the layers into shared memory, with the matrix of classes that cannot both be right. */
export async function loadOverlapPlan(
  db: Database | Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
): Promise<LoadedPlan> {
  const groupOf = await readLandGroups(db);
  const sides: PlanSide[] = [];
  const known = new Map<string, number>();
  const classOf = (side: PlanSide): number => {
    const key = `${side.domain} ${side.group ?? ''}`;
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
        classes.push(classOf({ domain: layer.domain, group: groupOf(layer, code) }));
        ids.push(id);
      }
    }
    const set = builder.build(true);
    loaded.push({
      layer: { set, grid: createPolygonGrid(set), classes: shared(classes) },
      ids: Float64Array.from(ids),
    });
  }
  const classCount = sides.length;
  const matrix = new Uint8Array(new SharedArrayBuffer(classCount * classCount));
  for (const [a, sideA] of sides.entries())
    for (const [b, sideB] of sides.entries()) if (ruleBetween(rules, sideA, sideB)) matrix[a * classCount + b] = 1;
  const within = ruleWithin(rules) !== undefined;
  return {
    plan: { layers: loaded.map((one) => one.layer), matrix, classCount, within },
    ids: loaded.map((one) => one.ids),
    sides,
  };
}

function shared(values: readonly number[]): Int32Array {
  const array = new Int32Array(new SharedArrayBuffer(4 * values.length));
  array.set(values);
  return array;
}
