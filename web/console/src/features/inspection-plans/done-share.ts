const OUT = ['cancelled', 'merged'];

/** How many of a plan’s checks are closed; cancelled ones, and those another visit took in, do not count. */
export function doneShare(checks: Readonly<Record<string, number>>): { done: number; all: number } {
  const all = Object.entries(checks).reduce((sum, [status, count]) => sum + (OUT.includes(status) ? 0 : count), 0);
  return { done: checks.closed ?? 0, all };
}
