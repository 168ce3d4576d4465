/** Paths in a 100 × 100 box; every value stands in the middle of its column. */
function points(values: readonly number[], top: number, columns: number, from: number): string[] {
  return values
    .slice(from)
    .map(
      (value, index) =>
        `${(((from + index + 0.5) / columns) * 100).toFixed(2)} ${(100 - (value / top) * 100).toFixed(2)}`,
    );
}

/** A line through the values, starting at column `from`. */
export function linePath(values: readonly number[], top: number, columns: number, from = 0): string {
  const line = points(values, top, columns, from);
  return line.length === 0 ? '' : `M${line.join('L')}`;
}

/** The surface under the line of all values. */
export function areaPath(values: readonly number[], top: number): string {
  if (values.length === 0) return '';
  const half = 50 / values.length;
  return `M${half} 100L${points(values, top, values.length, 0).join('L')}L${100 - half} 100Z`;
}

/** The next even 1, 2, 4 or 10 × 10ⁿ not below the value, so that half of it is a whole number too. */
export function niceTop(highest: number): number {
  if (highest <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= highest) ?? 10;
  const top = step * power;
  return top % 2 === 0 ? top : top + 1;
}
