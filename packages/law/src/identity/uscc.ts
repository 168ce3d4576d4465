/** No I, O, S, V and Z: they look like digits (GB 32100-2015). */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BASE = 31;

/** Whether a unified social credit code has 18 allowed letters and the right check letter (GB 32100-2015). */
export function isUscc(code: string): boolean {
  const values = [...code].map((letter) => LETTERS.indexOf(letter));
  if (values.length !== 18 || values.includes(-1)) return false;
  const weighted = values.slice(0, 17).reduce((sum, value, place) => sum + value * usccWeight(place), 0);
  return (BASE - (weighted % BASE)) % BASE === values[17];
}

/** The check letter of the first 17; RangeError for letters that are not allowed. */
export function usccCheckLetter(first: string): string {
  const found = [...LETTERS].find((letter) => isUscc(first + letter));
  if (found === undefined) throw new RangeError('17 letters of the code set are needed');
  return found;
}

/** Powers of three, modulo 31. */
function usccWeight(place: number): number {
  let weight = 1;
  for (let n = 0; n < place; n++) weight = (weight * 3) % BASE;
  return weight;
}
