import { useCallback, useState } from 'react';

const PREFIX = 'shancheng.portal.';

/** `device`: until it is handed in; `visit`: until the browser is closed, also over a detour to another site. */
type Place = 'device' | 'visit';
const storageOf = (place: Place) => (place === 'device' ? localStorage : sessionStorage);

/** What was kept on this device, or the fallback when there is nothing, storage is forbidden or the text is not ours. */
export function readKept<T>(
  key: string,
  fallback: T,
  isOurs: (value: unknown) => value is T,
  place: Place = 'device',
): T {
  try {
    const value: unknown = JSON.parse(storageOf(place).getItem(PREFIX + key) ?? 'null');
    return isOurs(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** False when the device would not keep it; the page then goes on without. */
export function keep(key: string, value: unknown, place: Place = 'device'): boolean {
  try {
    storageOf(place).setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function forget(key: string, place: Place): void {
  try {
    storageOf(place).removeItem(PREFIX + key);
  } catch {
    // nothing was kept
  }
}

/** A half-written form that survives a reload or a dead battery. `discard` once it is handed in. */
export function useDraft<T extends object>(key: string, empty: () => T, place: Place = 'device') {
  const [draft, setDraft] = useState<T>(() => ({
    ...empty(),
    ...readKept<Partial<T>>(key, {}, isPartOf(empty()), place),
  }));
  const [kept, setKept] = useState(true);
  const change = useCallback(
    (next: Partial<T>) =>
      setDraft((now) => {
        const changed = { ...now, ...next };
        setKept(keep(key, changed, place));
        return changed;
      }),
    [key, place],
  );
  const discard = useCallback(() => {
    forget(key, place);
    setDraft(empty());
  }, [key, empty, place]);
  return { draft, change, discard, kept };
}

/** Every member that is there has the type it has in an empty form: an older version’s draft is not trusted blindly. */
export function isPartOf<T extends object>(empty: T): (value: unknown) => value is Partial<T> {
  return (value): value is Partial<T> =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([name, member]) => {
      const sample = (empty as Record<string, unknown>)[name]; // any form is a record of its fields
      return sample !== undefined && typeof member === typeof sample && Array.isArray(member) === Array.isArray(sample);
    });
}
