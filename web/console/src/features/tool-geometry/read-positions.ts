const MOST_POSITIONS = 10_000;

export interface PositionsRead {
  positions: [number, number][];
  /** Numbers of the lines that are not two figures, first one 1. */
  wrong: readonly number[];
  tooMany: boolean;
}

/**
 * Pasted positions, one a line: `106.55, 29.56`, with tabs, spaces or semicolons between, or with a point’s name
 * in front. Full-width commas and digits are read as what they stand for.
 */
export function readPositions(text: string): PositionsRead {
  const positions: [number, number][] = [];
  const wrong: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const pair = pairOf(line.normalize('NFKC'));
    if (pair) positions.push(pair);
    else wrong.push(index + 1);
  });
  return { positions: positions.slice(0, MOST_POSITIONS), wrong, tooMany: positions.length > MOST_POSITIONS };
}

function pairOf(line: string): [number, number] | undefined {
  const words = line
    .trim()
    .split(/[\s,;、]+/)
    .filter(Boolean);
  const figures = words.slice(-2).map(Number);
  const [x, y] = figures;
  if (words.length > 3 || words.length < 2 || x === undefined || y === undefined) return undefined;
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
}
