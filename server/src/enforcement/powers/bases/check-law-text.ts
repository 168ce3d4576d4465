import type { LawText } from '@shancheng/contracts';

/** What is there already: the versions of the same statute and the paths of their provisions. */
export interface KnownVersion {
  number: number;
  effectiveFrom: string;
  effectiveUntil: string | null;
  paths: readonly string[];
}

/** Where in the text something stands that cannot be, and why. */
export interface LawProblem {
  path: string;
  zh: string;
  en: string;
}

type Version = LawText['versions'][number];
type Map = NonNullable<LawText['maps']>[number];

const problem = (path: string, zh: string, en: string): LawProblem => ({ path, zh, en });

/**
 * What stands against taking a structured statute: versions that overlap, begin before the one before them or leave a number
 * out, a provision said twice, a map that leads from or to a provision that is not there.
 */
export function checkLawText(law: LawText, known: readonly KnownVersion[]): LawProblem[] {
  const listed = law.versions.map((version, at) => ({ version, at }));
  return [
    ...listed.flatMap(({ version, at }) => checkVersion(version, at, listed.slice(0, at))),
    ...checkOrder(law.versions, known),
    ...(law.maps ?? []).flatMap((map, at) => checkMap(map, at, law, known)),
    ...repeatedMaps(law.maps ?? []),
  ];
}

function checkVersion(version: Version, at: number, before: readonly { version: Version }[]): LawProblem[] {
  const here = `/versions/${at}`;
  const problems: LawProblem[] = [];
  if (before.some((other) => other.version.number === version.number))
    problems.push(problem(`${here}/number`, `第 ${version.number} 版重复`, `version ${version.number} is given twice`));
  if (version.effectiveUntil && version.effectiveUntil <= version.effectiveFrom)
    problems.push(problem(`${here}/effectiveUntil`, '失效日不晚于施行日', 'it ends before it begins'));
  const seen = new Set<string>();
  for (const [n, { path }] of version.provisions.entries()) {
    if (seen.has(path))
      problems.push(problem(`${here}/provisions/${n}/path`, `${path} 重复`, `${path} is given twice`));
    seen.add(path);
  }
  return problems;
}

interface Span {
  number: number;
  effectiveFrom: string;
  effectiveUntil?: string | null | undefined;
  /** Its place in the text handed in; absent for one that is there already. */
  at?: number;
}

/** Old and new versions together: numbers without a gap, each beginning when or after the one before it has ended. */
function checkOrder(versions: readonly Version[], known: readonly KnownVersion[]): LawProblem[] {
  const fresh = versions.filter(({ number }) => !known.some((one) => one.number === number));
  const spans: Span[] = [...known, ...fresh.map((version) => ({ ...version, at: versions.indexOf(version) }))];
  spans.sort((a, b) => a.number - b.number);
  return spans.flatMap((span, n) => {
    const before = spans[n - 1];
    const here = `/versions/${span.at ?? before?.at ?? 0}`;
    if (!before) {
      return span.number === 1 || span.at === undefined
        ? []
        : [problem(`${here}/number`, '版本号应从 1 开始', 'numbers begin with 1')];
    }
    if (span.at === undefined && before.at === undefined) return [];
    if (span.number !== before.number + 1)
      return [problem(`${here}/number`, `缺第 ${before.number + 1} 版`, `version ${before.number + 1} is missing`)];
    // One without an end is ended by the next; it must have begun before.
    const isClear =
      before.effectiveFrom < span.effectiveFrom &&
      (before.effectiveUntil == null || before.effectiveUntil <= span.effectiveFrom);
    if (isClear) return [];
    const [zh, en] = [`与第 ${before.number} 版施行时间重叠`, `overlaps version ${before.number} in time`];
    return [problem(`${here}/effectiveFrom`, zh, en)];
  });
}

function checkMap(map: Map, at: number, law: LawText, known: readonly KnownVersion[]): LawProblem[] {
  const here = `/maps/${at}`;
  const isThere = (number: number, path: string) => {
    const paths =
      law.versions.find((one) => one.number === number)?.provisions.map((one) => one.path) ??
      known.find((one) => one.number === number)?.paths ??
      [];
    return paths.some((one) => one === path || one.startsWith(`${path}/`));
  };
  if (map.toVersion !== map.fromVersion + 1)
    return [problem(`${here}/toVersion`, '只能对应到下一版', 'a map leads to the next version only')];
  const problems: LawProblem[] = [];
  if (!isThere(map.fromVersion, map.fromPath))
    problems.push(
      problem(
        `${here}/fromPath`,
        `第 ${map.fromVersion} 版没有 ${map.fromPath}`,
        `version ${map.fromVersion} has no ${map.fromPath}`,
      ),
    );
  if ((map.relation === 'deleted') !== (map.toPath == null))
    problems.push(
      problem(`${here}/toPath`, '删除的条款没有新条款，其他的必须有', 'only what was deleted has no new place'),
    );
  if (map.toPath && !isThere(map.toVersion, map.toPath))
    problems.push(
      problem(
        `${here}/toPath`,
        `第 ${map.toVersion} 版没有 ${map.toPath}`,
        `version ${map.toVersion} has no ${map.toPath}`,
      ),
    );
  return problems;
}

function repeatedMaps(maps: readonly Map[]): LawProblem[] {
  const seen = new Set<string>();
  return maps.flatMap(({ fromVersion, fromPath }, at) => {
    const key = `${fromVersion} ${fromPath}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [problem(`/maps/${at}/fromPath`, `${fromPath} 的对应重复`, `${fromPath} is mapped twice`)];
  });
}
