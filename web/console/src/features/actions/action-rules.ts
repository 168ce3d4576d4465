import type { ActionState, IncidentAction, IncidentCommand, IncidentDetail } from '@shancheng/contracts/incident';

/** What an operator can do from the console; the officer’s own deeds come from the phone. */
export type OperatorAction = IncidentCommand['action'];

const ORDER: readonly OperatorAction[] = [
  'verify',
  'accept',
  'file',
  'dispatch',
  'check',
  'pass',
  'rework',
  'merge',
  'unmerge',
  'reject',
  'void',
  'note',
];

/** What carries the case forward; the first possible one is the page’s one blue button. */
const FORWARD: readonly OperatorAction[] = ['accept', 'file', 'dispatch', 'pass', 'check', 'verify'];

/** How an action asks before it acts. */
export type ActionForm = 'none' | 'reason' | 'note' | 'dispatch' | 'merge' | 'unmerge';

const FORM: Record<OperatorAction, ActionForm> = {
  verify: 'none',
  accept: 'none',
  file: 'none',
  check: 'none',
  pass: 'none',
  dispatch: 'dispatch',
  rework: 'reason',
  reject: 'reason',
  void: 'reason',
  merge: 'merge',
  unmerge: 'unmerge',
  note: 'note',
};

/** Ends the case or throws it away: asked with the case’s name, in red. */
const DESTRUCTIVE: readonly OperatorAction[] = ['reject', 'void'];

export const formOf = (action: OperatorAction): ActionForm => FORM[action];
export const isDestructive = (action: OperatorAction): boolean => DESTRUCTIVE.includes(action);

/** The incident’s actions in the fixed order of the bar. What the server does not name is not offered. */
export function operatorActions(states: readonly ActionState[]): (ActionState & { action: OperatorAction })[] {
  const byAction = new Map<IncidentAction, ActionState>(states.map((state) => [state.action, state]));
  return ORDER.flatMap((action) => {
    const state = byAction.get(action);
    return state ? [{ ...state, action }] : [];
  });
}

/** The action shown as the main button; undefined when the case only waits. */
export function forwardAction(incident: Pick<IncidentDetail, 'actions' | 'status'>): OperatorAction | undefined {
  const allowed = new Set(incident.actions.filter((state) => state.allowed).map((state) => state.action));
  const underWay =
    incident.status === 'dispatched' || incident.status === 'acknowledged' || incident.status === 'handling';
  return FORWARD.find((action) => allowed.has(action) && !(action === 'dispatch' && underWay));
}
