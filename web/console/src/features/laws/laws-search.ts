/** What the page of the law shows, as it stands in the address. */
export interface LawsSearch {
  /** Id of the statute that is read. */
  law?: string | undefined;
  /** The law as of this day; absent: today. */
  on?: string | undefined;
  /** Words searched for in all statutes. */
  q?: string | undefined;
}

const LAW = /^[a-z0-9-]{1,60}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Keeps what is understood, drops the rest. */
export function parseLawsSearch({ law, on, q }: Record<string, unknown>): LawsSearch {
  return {
    ...(typeof law === 'string' && LAW.test(law) ? { law } : {}),
    ...(typeof on === 'string' && DAY.test(on) && !Number.isNaN(Date.parse(on)) ? { on } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.trim().slice(0, 100) } : {}),
  };
}
