import { fileRefused } from '../import-errors.ts';
import type { Position } from '../raw-feature.ts';

/** The rings of a polygon from the lines it names: negative is walked backwards, 0 ends a ring; the first is the outline. */
export function assemblePolygon(
  id: string,
  refs: readonly string[],
  drawn: ReadonlyMap<string, readonly Position[]>,
): Position[][] {
  const rings: Position[][] = [[]];
  for (const ref of refs) {
    if (Number(ref) === 0) {
      rings.push([]);
      continue;
    }
    const line = drawn.get(String(Math.abs(Number(ref))));
    if (line === undefined) {
      throw fileRefused(
        'bad-reference',
        `面 ${id} 引用了不存在的线 ${ref}`,
        `Polygon ${id} names line ${ref}, which is not there`,
      );
    }
    const walked = ref.startsWith('-') ? line.toReversed() : line;
    const ring = rings.at(-1);
    // The next line begins where the one before ended.
    for (const position of ring?.length ? walked.slice(1) : walked) ring?.push(position);
  }
  return rings.filter((ring) => ring.length > 0);
}
