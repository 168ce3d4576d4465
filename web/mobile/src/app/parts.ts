import type { Route } from '../shared/route.ts';

/** What an account does with the phone; one may do both. */
export interface Parts {
  tasks: boolean;
  checks: boolean;
}

export type Tab = 'tasks' | 'checks' | 'history' | 'me';

/** Who may do neither sees the tasks, which say so themselves. */
export function partsOf(permissions: readonly string[]): Parts {
  const checks = permissions.includes('inspection.carry-out');
  return { checks, tasks: permissions.includes('task.own') || !checks };
}

export function tabsOf({ tasks, checks }: Parts): Tab[] {
  return [
    ...(tasks ? ['tasks' as const] : []),
    ...(checks ? ['checks' as const] : []),
    ...(tasks ? ['history' as const] : []),
    'me',
  ];
}

/** The first screen of an officer without tasks is the list of inspections. */
export function landing(route: Route, parts: Parts): Route {
  if (route.page === 'tasks' && !parts.tasks) return { page: 'checks' };
  if ((route.page === 'checks' || route.page === 'check') && !parts.checks) return { page: 'tasks' };
  return route;
}
