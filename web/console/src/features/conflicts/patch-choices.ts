import type { ConflictDetail, DecidedChange, ReconciliationProposal } from '@shancheng/contracts/plan';

type Right = 'a' | 'b';

/**
 * What a decision can change: the other side loses the spot, takes the code there, takes the outline; a gap is filled; or
 * its authority delivers a corrected version (`elsewhere`).
 */
export type PatchChoice = `${Right}/${'lose-area' | 'take-code' | 'take-shape'}` | 'fill' | 'elsewhere';

type Sides = Pick<ConflictDetail, 'conflict' | 'sides' | 'geometry'>;
type SchemeOf = (datasetId: string) => string | undefined;

/** What is possible for this kind of conflict; the more rigid plan as the one that is right comes first. */
export function patchChoices({ conflict, sides }: Sides, schemeOf: SchemeOf): readonly PatchChoice[] {
  const [a, b] = sides;
  if (conflict.type === 'GAP') return ['fill', 'elsewhere'];
  if (!a?.geometry || !b?.geometry || conflict.type === 'ATTRIBUTE' || conflict.type === 'TIME') return ['elsewhere'];
  const order: readonly Right[] = (b.rank ?? 99) < (a.rank ?? 99) ? ['b', 'a'] : ['a', 'b'];
  if (conflict.type === 'BOUNDARY') return [...order.map((right) => `${right}/take-shape` as const), 'elsewhere'];
  const sameScheme = schemeOf(a.datasetId) !== undefined && schemeOf(a.datasetId) === schemeOf(b.datasetId);
  const takesCode = (right: Right) =>
    conflict.type !== 'OVERLAP' && sameScheme && a.code !== b.code && { a, b }[right].code !== undefined;
  return [
    ...order.flatMap((right): PatchChoice[] => [
      `${right}/lose-area`,
      ...(takesCode(right) ? [`${right}/take-code` as const] : []),
    ]),
    'elsewhere',
  ];
}

/** Of what is possible, what carries out the decision: a plan that was found right never yields. */
export function choicesOfDecision(
  choices: readonly PatchChoice[],
  decided: ReconciliationProposal | undefined,
): readonly PatchChoice[] {
  return choices.filter((choice) => choice === 'elsewhere' || carriesOut(choice, decided));
}

function carriesOut(choice: PatchChoice, decided: ReconciliationProposal | undefined): boolean {
  switch (decided) {
    case 'follow-a':
      return choice.startsWith('a/') || choice === 'fill';
    case 'follow-b':
      return choice.startsWith('b/');
    case 'adjust-boundary':
      return !choice.endsWith('take-code');
    // one change here moves one plan only, and what is kept is not changed: both come as new versions, if at all
    case 'both-change':
    case 'keep-for-now':
    case undefined:
      return false;
    default:
      return decided satisfies never;
  }
}

/** The change as the server takes it; undefined where a new version comes another way. */
export function changesOf(choice: PatchChoice, detail: Sides, fillCode?: string): DecidedChange | undefined {
  if (choice === 'elsewhere') return undefined;
  const [a, b] = detail.sides;
  if (choice === 'fill') {
    if (!a) return undefined;
    const key = `fill-${detail.conflict.id.slice(0, 8)}`;
    return put(a.datasetId, { key, ...(fillCode ? { code: fillCode } : {}), geometry: detail.geometry });
  }
  const right: Right = choice.startsWith('a') ? 'a' : 'b';
  if (choice.endsWith('take-shape')) {
    const [keeps, yields] = right === 'a' ? [a, b] : [b, a];
    if (!keeps || !yields) return undefined;
    const { featureKey: key, code } = yields;
    return put(yields.datasetId, { key, ...(code ? { code } : {}), geometry: keeps.geometry });
  }
  return { kind: 'follow', right, by: choice.endsWith('code') ? 'take-code' : 'lose-area' };
}

interface Feature {
  key: string;
  code?: string;
  geometry: unknown;
}

function put(datasetId: string, feature: Feature): DecidedChange {
  // the contract of the detail leaves geometry open; these are the server’s own polygons
  return { kind: 'features', datasetId, put: [feature as Extract<DecidedChange, { kind: 'features' }>['put'][number]] };
}
