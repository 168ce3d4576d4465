import Format from 'typebox/format';

/** Longer ones are valid by the letter, but PostgreSQL does not read them. */
const MOST_CHARACTERS = 40;
/** Years 1 to 9999 in any offset: what ISO 8601, JavaScript and PostgreSQL all write the same way. */
const EARLIEST = Date.parse('0001-01-02T00:00:00Z');
const LATEST = Date.parse('9999-12-30T00:00:00Z');

/** An instant of RFC 3339 that clock and database can both hold: no year 0, no leap second. */
function isInstant(text: string): boolean {
  const at = Date.parse(text);
  return text.length <= MOST_CHARACTERS && Format.IsDateTime(text) && at >= EARLIEST && at <= LATEST;
}

/** Lets every schema’s `date-time` mean just that, so that no time which cannot be stored gets past the door. */
export function narrowInstants(): void {
  Format.Set('date-time', isInstant);
}
