/** Where an article of one version stands in the next: what a renumbered statute needs. Paths are 条/款/项/目, `33/1/3`. */
export interface ProvisionMap {
  fromVersion: number;
  fromPath: string;
  toVersion: number;
  /** Absent when it was deleted. */
  toPath?: string;
}

/**
 * The path in another version of what a path of one version cites, version by version, forwards or backwards. Undefined
 * when it was deleted, did not exist yet, or a step is not mapped: the number alone proves nothing, since another article
 * may stand there now.
 */
export function followPath(maps: readonly ProvisionMap[], path: string, from: number, to: number): string | undefined {
  const step = Math.sign(to - from);
  let at: string | undefined = path;
  for (let version = from; version !== to && at !== undefined; version += step) {
    const edges = step > 0 ? forwards(maps, version) : backwards(maps, version);
    at = alongEdge(edges, at);
  }
  return at;
}

interface Edge {
  from: string;
  to: string | undefined;
}

function forwards(maps: readonly ProvisionMap[], version: number): Edge[] {
  return maps
    .filter((map) => map.fromVersion === version && map.toVersion === version + 1)
    .map(({ fromPath, toPath }) => ({ from: fromPath, to: toPath }));
}

function backwards(maps: readonly ProvisionMap[], version: number): Edge[] {
  return maps.flatMap(({ fromVersion, fromPath, toVersion, toPath }) =>
    toVersion === version && fromVersion === version - 1 && toPath !== undefined
      ? [{ from: toPath, to: fromPath }]
      : [],
  );
}

/** A map of an article carries its paragraphs and items along; one of an item goes before it. */
function alongEdge(edges: readonly Edge[], path: string): string | undefined {
  const parts = path.split('/');
  for (let length = parts.length; length > 0; length--) {
    const head = parts.slice(0, length).join('/');
    const edge = edges.find(({ from }) => from === head);
    if (edge) return edge.to && [edge.to, ...parts.slice(length)].join('/');
  }
  return undefined;
}
