/** A number as people type it (full-width digits, a comma for thousands) the way the server takes it; else undefined. */
export function readNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? plain : undefined;
}
