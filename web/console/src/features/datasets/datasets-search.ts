import type { DatasetsAsked } from '../../shared/use-datasets.ts';

/** What the register shows, as it stands in the address. */
export type DatasetsSearch = DatasetsAsked;

export const DATA_CLASSES = ['base', 'status', 'plan', 'management', 'socio-economic'] as const;
export const DATASET_STATUSES = ['waiting', 'empty', 'unknown-coverage', 'current'] as const;

const LONGEST = 100;

/** Keeps what is understood, drops the rest: an old or mistyped link still opens. */
export function parseDatasetsSearch(raw: Record<string, unknown>): DatasetsSearch {
  const page = Number(raw.page);
  return {
    q: words(raw.q),
    dataClass: DATA_CLASSES.find((one) => one === raw.dataClass),
    authority: words(raw.authority),
    status: DATASET_STATUSES.find((one) => one === raw.status),
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : undefined,
  };
}

/** True when the register is narrowed by something. */
export function isNarrowed({ page: _, ...search }: DatasetsSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST ? value : undefined;
}
