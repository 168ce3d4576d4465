import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type CodeClass, type CrosswalkEntry, createCodeClasses, type ListedCode } from './land-groups.ts';

/** What a layer says about its features’ codes. */
export interface CodedLayer {
  scheme: string | null;
  /** Land group of all its features, whatever their codes. */
  landGroup: string | null;
}

/** Tells what a code of a layer means: its layer’s group, or that of the code, through the crosswalk where there is one. */
export async function readCodeClasses(
  db: Database | Trx,
): Promise<(layer: CodedLayer, code: string | null) => CodeClass> {
  const [listed, crosswalks] = await Promise.all([
    sql<ListedCode>`select scheme, code, land_group as "group" from plans.code_schemes`.execute(db),
    sql<CrosswalkEntry>`
      select scheme_from as "from", code_from as code, scheme_to as "to", code_to as target from plans.crosswalks`.execute(
      db,
    ),
  ]);
  const classOf = createCodeClasses(listed.rows, crosswalks.rows);
  return ({ scheme, landGroup }, code) => (landGroup === null ? classOf(scheme, code) : { group: landGroup });
}

/** Tells the land group of a feature; undefined: unknown. */
export async function readLandGroups(
  db: Database | Trx,
): Promise<(layer: CodedLayer, code: string | null) => string | undefined> {
  const classOf = await readCodeClasses(db);
  return (layer, code) => {
    const found = classOf(layer, code);
    return 'group' in found ? found.group : undefined;
  };
}
