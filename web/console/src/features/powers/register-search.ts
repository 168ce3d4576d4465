/** What a list of the law databases shows, as it stands in the address; each list uses its part. */
export interface RegisterSearch {
  q?: string | undefined;
  /** What is read beside the list. */
  id?: string | undefined;
  /** The databases as of this day; absent: today. */
  on?: string | undefined;
  kind?: string | undefined;
  level?: 'city' | 'district' | 'town' | undefined;
  domain?: string | undefined;
  division?: string | undefined;
  published?: 'yes' | 'no' | undefined;
  /** Only matters that this authority holds. */
  holder?: string | undefined;
  authority?: string | undefined;
  state?: CertificateState | undefined;
  credit?: 'A' | 'B' | 'C' | 'D' | undefined;
  /** Among people: those who hold no certificate. */
  staff?: 'auxiliary' | undefined;
}

export const CERTIFICATE_STATES = ['valid', 'expiring', 'not-yet', 'expired', 'suspended', 'revoked'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];
export const LEVELS = ['city', 'district', 'town'] as const;
export const CREDIT_CLASSES = ['A', 'B', 'C', 'D'] as const;
export const POWERS = ['inspection', 'penalty', 'compulsion'] as const;
export const AUTHORITY_KINDS = ['bureau', 'authorised', 'entrusted', 'comprehensive', 'town'] as const;

const CODE = /^[^\s/\\]{1,60}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Keeps what is understood, drops the rest: an old or mistyped link still opens. */
export function parseRegisterSearch(raw: Record<string, unknown>): RegisterSearch {
  const code = (value: unknown) => (typeof value === 'string' && CODE.test(value) ? value : undefined);
  const one = <T extends string>(value: unknown, choices: readonly T[]) => choices.find((choice) => choice === value);
  const { q, on, division } = raw;
  return {
    q: typeof q === 'string' && q.trim() !== '' ? q.trim().slice(0, 100) : undefined,
    on: typeof on === 'string' && DAY.test(on) && !Number.isNaN(Date.parse(on)) ? on : undefined,
    division: typeof division === 'string' && /^\d{6,15}$/.test(division) ? division : undefined,
    ...{ id: code(raw.id), kind: code(raw.kind), domain: code(raw.domain) },
    ...{ holder: code(raw.holder), authority: code(raw.authority) },
    level: one(raw.level, LEVELS),
    published: one(raw.published, ['yes', 'no']),
    state: one(raw.state, CERTIFICATE_STATES),
    credit: one(raw.credit, CREDIT_CLASSES),
    staff: one(raw.staff, ['auxiliary']),
  };
}

/** True when the list is narrowed by something. */
export function isNarrowed({ id: _id, on: _on, staff: _staff, ...search }: RegisterSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}

/** Without what is not set: the API takes no empty filters. */
export function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // only undefined members are taken out
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as never;
}
