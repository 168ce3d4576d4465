import type { Actor } from '../../../platform/auth/index.ts';

/** Who may read the names of people in full. */
export const seesPeople = (actor: Pick<Actor, 'permissions'>): boolean => actor.permissions.has('powers.view-person');

/** 张某某 → 张*: enough to recognise a colleague, too little to look somebody up. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;
