import type { CodeProblem } from '@shancheng/contracts';

/** What a code means in the rule matrix, or why nothing is known: then no rule can judge, which is not “no conflict”. */
export type CodeClass = { group: string } | { problem: CodeProblem };

export interface ListedCode {
  scheme: string;
  code: string;
  group: string | null;
}
export interface CrosswalkEntry {
  from: string;
  code: string;
  to: string;
  target: string;
}

/**
 * Tells what codes mean. A scheme with crosswalks speaks through them only, and all that a code becomes has to be of one
 * group; any other by the longest listed beginning of the code (080403 → 08 → BUILD_PUB). The same as
 * plans.land_group_of in SQL.
 */
export function createCodeClasses(
  listed: readonly ListedCode[],
  crosswalks: readonly CrosswalkEntry[] = [],
): (scheme: string | null, code: string | null) => CodeClass {
  const groups = new Map(listed.map(({ scheme, code, group }) => [`${scheme} ${code}`, group]));
  const schemes = new Set(listed.map(({ scheme }) => scheme));
  const targets = Map.groupBy(crosswalks, ({ from, code }) => `${from} ${code}`);
  const translated = new Set(crosswalks.map(({ from }) => from));

  function throughCrosswalk(scheme: string, code: string): CodeClass {
    const entries = targets.get(`${scheme} ${code}`) ?? targets.get(`${scheme} ${withoutLetters(code)}`);
    if (!entries) return { problem: groups.has(`${scheme} ${code}`) ? 'no-crosswalk' : 'unknown-code' };
    const found = new Set(entries.map(({ to, target }) => longestListed(groups, to, target)));
    const [group] = found;
    return found.size === 1 && group !== undefined ? { group } : { problem: 'ambiguous' };
  }

  return (scheme, code) => {
    if (code === null) return { problem: 'no-code' };
    if (scheme === null || !schemes.has(scheme)) return { problem: 'unknown-scheme' };
    if (translated.has(scheme)) return throughCrosswalk(scheme, code);
    const group = longestListed(groups, scheme, code);
    return group === undefined ? { problem: groups.has(`${scheme} ${code}`) ? 'no-group' : 'unknown-code' } : { group };
  };
}

/** Letters at the end say more about the same class (三调: 0201K, 1104A). */
export function withoutLetters(code: string): string {
  return code.replace(/[A-Z]+$/, '');
}

function longestListed(groups: ReadonlyMap<string, string | null>, scheme: string, code: string): string | undefined {
  for (let length = code.length; length > 0; length--) {
    const group = groups.get(`${scheme} ${code.slice(0, length)}`);
    if (group) return group;
  }
  return undefined;
}
