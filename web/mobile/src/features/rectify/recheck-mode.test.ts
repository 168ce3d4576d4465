import type { Finding } from '@shancheng/contracts/inspection-check';
import { expect, it } from 'vitest';
import { mayGoThere } from './recheck-mode.ts';

const finding = (fields: Partial<Finding>) =>
  ({ rechecks: [], status: 'fed-back', dueOn: '2026-11-24', ...fields }) as unknown as Finding; // only what the rule reads
const remote = (passed: boolean) => ({ mode: 'remote', passed }) as Finding['rechecks'][number];

it('looks at it remotely first', () => {
  expect(mayGoThere(finding({}), '2026-11-30')).toBe(false);
  expect(mayGoThere(finding({ rechecks: [remote(false)] }), '2026-11-24')).toBe(true);
});

it('goes there when the day has passed and nothing was fed back', () => {
  expect(mayGoThere(finding({ status: 'open' }), '2026-11-24')).toBe(false);
  expect(mayGoThere(finding({ status: 'open' }), '2026-11-25')).toBe(true);
});
