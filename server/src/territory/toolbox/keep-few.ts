/**
 * Keeps the last few values that were worked out; who asks for the same while it is being worked out waits for the same.
 * What failed is tried again by whoever asks next.
 */
export function keepFew<Value>(most: number) {
  const kept = new Map<string, Promise<Value>>();
  return (name: string, make: () => Promise<Value>): Promise<Value> => {
    const value = kept.get(name) ?? make();
    kept.delete(name);
    kept.set(name, value);
    value.catch(() => {
      if (kept.get(name) === value) kept.delete(name);
    });
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  };
}
