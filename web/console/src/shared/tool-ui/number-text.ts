/** A figure with thousands separators. Nothing unknown is a number: the caller has words for that. */
export function numberText(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

const SMALL = 0.1;

/** A figure of any size: two decimals, and two digits that count where that would read as zero. */
export function figureText(value: number): string {
  if (value !== 0 && Math.abs(value) < SMALL) return value.toLocaleString('en-US', { maximumSignificantDigits: 2 });
  return numberText(value, 2);
}
