import type { Name } from '@shancheng/contracts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { levelOfCode } from './division-code.ts';

const Ring = Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 3 }), { minItems: 4 });

/** One outline of an import: a GeoJSON feature in CGCS2000 degrees whose properties carry code and name. */
export const OutlineFeature = Type.Object({
  type: Type.Literal('Feature'),
  properties: Type.Object({ code: Type.String(), name: Type.String({ minLength: 1, maxLength: 100 }) }),
  geometry: Type.Union([
    Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Array(Ring, { minItems: 1 }) }),
    Type.Object({
      type: Type.Literal('MultiPolygon'),
      coordinates: Type.Array(Type.Array(Ring, { minItems: 1 }), { minItems: 1 }),
    }),
  ]),
});
export type OutlineFeature = Static<typeof OutlineFeature>;

/** Why one row of an import is refused; `row` counts from 0. */
export interface OutlineProblem {
  row: number;
  code: string;
  reason: Name;
}

function problemOf(feature: unknown, row: number, seen: Set<string>): OutlineProblem | undefined {
  if (!Value.Check(OutlineFeature, feature)) {
    const at = [...Value.Errors(OutlineFeature, feature)][0];
    const where = at ? `${at.instancePath} ${at.message}` : '';
    return { row, code: '', reason: { zh: `不是有效的面要素：${where}`, en: `not a valid polygon feature: ${where}` } };
  }
  const { code } = feature.properties;
  const level = levelOfCode(code);
  if (level === undefined || level === 'city') {
    return { row, code, reason: { zh: '区划代码格式不正确', en: 'the division code is malformed' } };
  }
  if (seen.has(code)) return { row, code, reason: { zh: '代码重复', en: 'the code occurs twice' } };
  seen.add(code);
  const inRange = feature.geometry.coordinates
    .flat(2)
    .flat()
    .every((n) => Math.abs(n) <= 180);
  if (inRange) return undefined;
  return { row, code, reason: { zh: '坐标不是经纬度', en: 'the coordinates are not degrees' } };
}

/** Splits a collection into outlines and the rows that cannot be one. */
export function readOutlines(features: readonly unknown[]): { outlines: OutlineFeature[]; problems: OutlineProblem[] } {
  const seen = new Set<string>();
  const problems = features.flatMap((feature, row) => problemOf(feature, row, seen) ?? []);
  // Checked above, feature by feature.
  return { outlines: problems.length === 0 ? (features as OutlineFeature[]) : [], problems };
}
