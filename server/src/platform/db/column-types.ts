import pg from 'pg';

type Parse = (text: string) => unknown;

const { builtins } = pg.types;
/** OIDs of the array types, which pg-types does not name. */
const arrayOids = { int4: 1007, float8: 1022, int8: 1016, numeric: 1231, date: 1182, text: 1009 } as const;

/** How text from PostgreSQL becomes a value where pg's own choice is awkward. Per pool, so nobody else is surprised. */
const ours = new Map<number, Parse>([
  [builtins.INT8, parseSafeInteger],
  // sum(int8) and avg() are numeric; the platform keeps money in whole fen, far below 2^53.
  [builtins.NUMERIC, Number],
  // A calendar day has no time zone; pg would make local midnight of it.
  [builtins.DATE, (text) => text],
  [arrayOids.int8, (text) => parserOf(arrayOids.int4)(text)],
  [arrayOids.numeric, (text) => parserOf(arrayOids.float8)(text)],
  [arrayOids.date, (text) => parserOf(arrayOids.text)(text)],
]);

export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parse {
    return (format === 'binary' ? undefined : ours.get(oid)) ?? parserOf(oid);
  },
};

function parserOf(oid: number): Parse {
  return pg.types.getTypeParser(oid, 'text');
}

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database value ${text} does not fit a number exactly`);
  return value;
}
