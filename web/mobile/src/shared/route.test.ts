import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute } from './route.ts';

describe('addresses of the phone’s screens', () => {
  it('opens what it wrote', () => {
    for (const route of [
      { page: 'tasks' },
      { page: 'history' },
      { page: 'task', taskId: '0b7c3f5e-1111-4222-8333-444455556666' },
      { page: 'unsent' },
      { page: 'me' },
      { page: 'checks' },
      { page: 'check', checkId: '0b7c3f5e-1111-4222-8333-444455556666' },
      { page: 'check', checkId: '0b7c3f5e-1111-4222-8333-444455556666', step: 'sign' },
    ] as const) {
      expect(parseRoute(hrefOf(route))).toEqual(route);
    }
  });

  it('shows the task list for an address it does not know', () => {
    expect(parseRoute('/m/nonsense/1')).toEqual({ page: 'tasks' });
    expect(parseRoute('/m')).toEqual({ page: 'tasks' });
    expect(parseRoute('/m/checks/1/nonsense')).toEqual({ page: 'check', checkId: '1' });
  });
});
