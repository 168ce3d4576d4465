/** Readers of single values of an address; anything not understood is left out. */
export const read = {
  oneOf: <T extends string>(list: readonly T[], value: unknown): T | undefined => list.find((one) => one === value),
  text: (value: unknown): string | undefined =>
    (typeof value === 'string' ? value.trim().slice(0, 100) : '') || undefined,
  truth: (value: unknown): true | undefined => value === true || value === 'true' || value === '1' || undefined,
  uuid: (value: unknown): string | undefined =>
    typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : undefined,
};

/** The members that have a value. */
export function present<T extends object>(search: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T; // the rest has a value
}
