/** Finds the land group of a code: that of its longest listed beginning (080403 → 08 → BUILD_PUB). */
export function createLandGroups(
  codes: readonly { scheme: string; code: string; group: string | null }[],
): (scheme: string | null, code: string | null) => string | undefined {
  const groups = new Map(codes.flatMap(({ scheme, code, group }) => (group ? [[`${scheme} ${code}`, group]] : [])));
  return (scheme, code) => {
    for (let length = code?.length ?? 0; length > 0; length--) {
      const group = groups.get(`${scheme} ${code?.slice(0, length)}`);
      if (group !== undefined) return group;
    }
    return undefined;
  };
}
