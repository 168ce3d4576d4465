import type { CoordinationRow } from '@shancheng/contracts/coordination';

/** An address of the console: path and search. */
export interface RowAddress {
  to: '/conflicts' | '/map' | '/datasets/$datasetId';
  params?: { datasetId: string };
  search: Record<string, string>;
}

const TOOLS = { 'control-plot': 'control', 'facility-lag': 'lag', 'check-up': 'checkup' } as const;

/** Where a row leads; undefined when it names nothing that can be opened. */
export function addressOf({ link, place }: Pick<CoordinationRow, 'link' | 'place'>): RowAddress | undefined {
  const at: Record<string, string> = place ? { at: `${place.lon.toFixed(6)},${place.lat.toFixed(6)}` } : {};
  if (!link) return place && { to: '/map', search: at };
  switch (link.kind) {
    case 'conflict':
      return { to: '/conflicts', search: { conflict: link.id } };
    case 'control-plot':
    case 'facility-lag':
    case 'check-up':
      return { to: '/map', search: { tool: TOOLS[link.kind], ...at } };
    case 'dataset':
      return { to: '/map', search: { on: link.id, ...at } };
    case 'blueprint':
      return { to: '/map', search: { on: 'blueprint' } };
    case 'place':
      return { to: '/map', search: at };
    default:
      return link.kind satisfies never;
  }
}
