/** Height in metres of the rows in which grids are numbered. */
const NUMBERING_BAND = 100;

/**
 * Order of the unit grids of one community: rows of 100 m counted from the northernmost centre down, from west to east
 * in each row (GB/T 30428.1 numbers west→east, then north→south). Takes centres in metres, gives indexes in order.
 */
export function numberingOrder(centres: readonly (readonly [number, number])[]): number[] {
  const top = Math.max(...centres.map(([, y]) => y));
  const row = (index: number) => Math.floor((top - (centres[index]?.[1] ?? 0)) / NUMBERING_BAND);
  return [...centres.keys()].sort((a, b) => row(a) - row(b) || (centres[a]?.[0] ?? 0) - (centres[b]?.[0] ?? 0));
}
