const kept = new Map<string, File>();

/** Files handed in on this visit, so that one can be read again in another way without being looked for again. */
export const keptFiles = {
  keep: (importId: string, file: File): void => void kept.set(importId, file),
  find: (importId: string): File | undefined => kept.get(importId),
};
