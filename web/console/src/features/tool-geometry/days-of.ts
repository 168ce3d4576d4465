import type { MapLayer } from '@shancheng/contracts/map';

/** The days on which a layer changed, each once, oldest first. */
export function daysOf(versions: MapLayer['versions']): readonly string[] {
  return [...new Set(versions.map(({ validFrom }) => validFrom))].sort();
}
