import type { CoordinationTopic } from '@shancheng/contracts/coordination';

/** An address with its filters; the words are `tools.coordination.quick.<key>`. */
export interface QuickLink {
  key: string;
  to: '/conflicts' | '/map';
  search: Record<string, string>;
}

/** What one does next after reading a page. */
export const QUICK_LINKS: Readonly<Record<CoordinationTopic, readonly QuickLink[]>> = {
  planning: [
    { key: 'rigid', to: '/conflicts', search: { severity: 'S1' } },
    { key: 'overdue', to: '/conflicts', search: { overdue: 'true' } },
    { key: 'onMap', to: '/map', search: { conflicts: 'true' } },
  ],
  townscape: [
    { key: 'control', to: '/map', search: { tool: 'control' } },
    { key: 'terrain', to: '/map', search: { tool: 'terrain' } },
  ],
  implementation: [
    { key: 'decided', to: '/conflicts', search: { status: 'decided' } },
    { key: 'lag', to: '/map', search: { tool: 'lag' } },
    { key: 'control', to: '/map', search: { tool: 'control' } },
  ],
  transition: [
    { key: 'checkup', to: '/map', search: { tool: 'checkup' } },
    { key: 'coverage', to: '/map', search: { tool: 'coverage' } },
    { key: 'siting', to: '/map', search: { tool: 'siting' } },
  ],
};

/** The same address as of the day the page shows; today needs no day. */
export function onDay<Address extends { search: Record<string, string> }>(address: Address, asOf: string | undefined) {
  return asOf === undefined ? address : { ...address, search: { ...address.search, asOf } };
}
