import type { DatasetImport } from '@shancheng/contracts/dataset-import';

/** What the server made out in a file; every part may be absent in an import of long ago. */
export interface Recognised {
  crs?: string | undefined;
  evidence?: 'asked' | 'declared' | 'magnitudes' | undefined;
  axesSwapped: boolean;
  declarationWrong: boolean;
  suggestion?: 'GCJ-02' | 'BD-09' | undefined;
  encoding?: string | undefined;
  layer?: string | undefined;
  fields: { key?: string | undefined; code?: string | undefined; name?: string | undefined };
}

/** What a person should look at before believing it. */
export type Doubt = 'shifted' | 'declaration-wrong' | 'axes-swapped' | 'by-magnitudes' | 'no-key' | 'no-code';

export function recognisedOf({ recognised }: Pick<DatasetImport, 'recognised'>): Recognised {
  const fields = typeof recognised.fields === 'object' && recognised.fields !== null ? recognised.fields : {};
  const word = (from: object, name: string): string | undefined => {
    const value: unknown = Reflect.get(from, name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    crs: word(recognised, 'crs'),
    evidence: (['asked', 'declared', 'magnitudes'] as const).find((one) => one === recognised.evidence),
    axesSwapped: recognised.axesSwapped === true,
    declarationWrong: recognised.declarationWrong === true,
    suggestion: (['GCJ-02', 'BD-09'] as const).find((one) => one === recognised.suggestion),
    encoding: word(recognised, 'encoding'),
    layer: word(recognised, 'layer'),
    fields: { key: word(fields, 'key'), code: word(fields, 'code'), name: word(fields, 'name') },
  };
}

/** The gravest first. A dataset without a code scheme misses no codes. */
export function doubtsOf(found: Recognised, hasScheme: boolean): Doubt[] {
  const doubts: [Doubt, boolean][] = [
    ['shifted', found.suggestion !== undefined],
    ['declaration-wrong', found.declarationWrong],
    ['axes-swapped', found.axesSwapped],
    ['by-magnitudes', found.evidence === 'magnitudes' && !found.declarationWrong],
    ['no-key', found.fields.key === undefined],
    ['no-code', hasScheme && found.fields.code === undefined],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}
