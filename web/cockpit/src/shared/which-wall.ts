/** Whether the address names the planning wall. */
export function isPlanningWall(): boolean {
  return globalThis.location.pathname.replace(/\/+$/, '').endsWith('/planning');
}
