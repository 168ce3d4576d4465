/** The day a co-ordination page shows, as it stands in the address; absent: today. */
export interface CoordinationSearch {
  asOf?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Keeps a day that exists, drops everything else. */
export function parseCoordinationSearch({ asOf }: Record<string, unknown>): CoordinationSearch {
  if (typeof asOf !== 'string' || !DAY.test(asOf)) return {};
  const time = Date.parse(asOf);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== asOf ? {} : { asOf };
}
