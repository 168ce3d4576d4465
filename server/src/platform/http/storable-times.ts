import Format from 'typebox/format';

/** Longer ones are valid by the letter, but PostgreSQL does not read them. */
const MOST_CHARACTERS = 40;
/** Years 1 to 9999 in any offset: what ISO 8601, JavaScript and PostgreSQL all write the same way. */
const EARLIEST = Date.parse('0001-01-02T00:00:00Z');
const LATEST = Date.parse('9999-12-30T00:00:00Z');

/** A time of RFC 3339 that clock and database can both hold: no year 0, no leap second. */
function isStorable(text: string): boolean {
  const at = Date.parse(text);
  return text.length <= MOST_CHARACTERS && at >= EARLIEST && at <= LATEST;
}

/** Lets every schema’s `date-time` and `date` mean just those, so that none which cannot be kept gets past the door. */
export function narrowTimes(): void {
  Format.Set('date-time', (text) => isStorable(text) && Format.IsDateTime(text));
  Format.Set('date', (text) => isStorable(text) && Format.IsDate(text));
}
