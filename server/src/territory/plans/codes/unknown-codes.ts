import type { CodeProblem, UnknownCodes } from '@shancheng/contracts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { securityLevelsOf } from '../../datasets/index.ts';
import { listPlanLayers, type PlanLayer } from '../conflicts/plan-layers-queries.ts';
import { type CodedLayer, readCodeClasses } from './code-classes-queries.ts';

type Item = UnknownCodes['items'][number];
interface CountedCode {
  code: string | null;
  features: number;
  areaM2: number;
}

/** Versions whose codes are kept: a version never changes, so what it holds is counted once. */
const MOST_KEPT = 200;

/**
 * What no rule can judge on a day, by plan and code. Plans without a scheme that are judged as a whole (a line’s inside)
 * are no matter of codes.
 */
export function createUnknownCodes(db: Database) {
  const kept = new Map<string, Promise<CountedCode[]>>();

  function codesOf(layer: PlanLayer): Promise<CountedCode[]> {
    const key = `${layer.datasetId} ${layer.version}`;
    const known = kept.get(key) ?? countCodes(db, layer);
    known.catch(() => kept.delete(key));
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return known;
  }

  return async (actor: Pick<Actor, 'scopes' | 'permissions'>, asOf: string): Promise<UnknownCodes> => {
    const [layers, classOf] = await Promise.all([listPlanLayers(db, asOf), readCodeClasses(db)]);
    const levels = securityLevelsOf(actor);
    const seen = layers.filter(
      (layer) => isCoded(layer) && inScope(actor, layer.divisionPath) && levels.includes(layer.securityLevel),
    );
    const items = await Promise.all(
      seen.map(async (layer) => unknownOf(layer, await codesOf(layer), (code) => classOf(layer, code))),
    );
    return { items: items.flat().sort((one, other) => other.areaM2 - one.areaM2) };
  };
}

function isCoded({ landGroup, scheme, kind }: CodedLayer & Pick<PlanLayer, 'kind'>): boolean {
  return landGroup === null && (kind !== 'line' || scheme !== null);
}

function unknownOf(
  { datasetId, name, version, scheme }: PlanLayer,
  counted: readonly CountedCode[],
  classOf: (code: string | null) => { group: string } | { problem: CodeProblem },
): Item[] {
  return counted.flatMap(({ code, features, areaM2 }): Item[] => {
    const found = classOf(code);
    if ('group' in found) return [];
    const known = { ...(scheme === null ? {} : { scheme }), ...(code === null ? {} : { code }) };
    return [{ datasetId, datasetName: name, version, ...known, problem: found.problem, features, areaM2 }];
  });
}

async function countCodes(db: Database, { datasetId, version }: PlanLayer): Promise<CountedCode[]> {
  const { rows } = await sql<CountedCode>`
    select code, count(*)::int as features, coalesce(sum(area_m2), 0) as "areaM2" from datasets.features
    where dataset_id = ${datasetId} and version_from <= ${version} and (version_to is null or version_to > ${version})
      and st_dimension(geom) = 2
    group by code order by code`.execute(db);
  return rows;
}
