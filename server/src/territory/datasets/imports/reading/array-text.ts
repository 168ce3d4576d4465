/** A value inside the text form of a PostgreSQL array; undefined is NULL. */
export function quoted(text: string | undefined): string {
  return text === undefined ? 'NULL' : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** NUL is a character PostgreSQL cannot keep, halves of surrogate pairs neither. */
export function storable(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll('\\u0000', '')
    .replaceAll(/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}/gi, '\\ufffd')
    .toWellFormed();
}
