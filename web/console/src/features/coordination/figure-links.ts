import type { QuickLink } from './quick-links.ts';

type Address = Omit<QuickLink, 'key'>;

const control: Address = { to: '/map', search: { tool: 'control' } };
const lag: Address = { to: '/map', search: { tool: 'lag' } };
const coverage: Address = { to: '/map', search: { tool: 'coverage' } };

/** What stands behind a figure, by its key; a figure that is not here opens nothing. */
export const FIGURE_LINKS: Readonly<Record<string, Address>> = {
  'open-conflicts': { to: '/conflicts', search: {} },
  'rigid-conflicts': { to: '/conflicts', search: { severity: 'S1' } },
  'conflict-area': { to: '/conflicts', search: { sort: 'area' } },
  'old-conflicts': { to: '/conflicts', search: { sort: 'oldest' } },
  'decided-conflicts': { to: '/conflicts', search: { status: 'decided' } },
  'control-exceeded': control,
  'too-high': control,
  'late-facilities': lag,
  'people-waiting': lag,
  'longest-lag': lag,
  schools: coverage,
  health: coverage,
  parks: coverage,
};
