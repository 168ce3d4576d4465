import { addDays, type LocalDay, weekdayOf } from '@shancheng/law';
import { type Actor, addStepUp, createSessions, sessionOf } from '../platform/auth/index.ts';
import { dayStartOf, localDay } from '../platform/clock/index.ts';
import { sql } from '../platform/db/index.ts';
import type { Platform } from '../platform/platform.ts';
import { demoId } from './enforcement-seed.ts';

const FRIDAY = 5;
const NINE_MS = 9 * 3_600_000;

/** Working days before today, and minutes after nine o’clock. */
export interface Moment {
  daysAgo: number;
  minute: number;
}

/** Where the history of the demo is played: the platform as it was then, with people who have signed in. */
export interface Stage {
  readonly platform: Platform;
  /** The Monday to Friday so many working days ago; 0 is today, negative are days to come. */
  day(daysAgo: number): LocalDay;
  at(moment: Moment): Platform;
  actor(login: string, moment: Moment): Promise<Actor>;
  /** The person confirms being there for this very document, as before a signature. */
  confirm(actor: Actor, digest: string, moment: Moment): Promise<void>;
  /** Signs everybody out. */
  leave(): Promise<void>;
}

/** The same step has the same id in every run: played twice it is done once. */
export const stepId = (...parts: readonly (string | number)[]): string => demoId('step', ...parts.map(String));

export function createStage(platform: Platform): Stage {
  const { db, clock, config } = platform;
  const today = localDay(clock.now(), config.timeZone);
  const present = new Map<string, Promise<Actor>>();

  function day(daysAgo: number): LocalDay {
    if (daysAgo <= 0) return addDays(today, -daysAgo);
    let found = today;
    for (let left = daysAgo; left > 0; ) {
      found = addDays(found, -1);
      if (weekdayOf(found) <= FRIDAY) left -= 1;
    }
    return found;
  }

  function at({ daysAgo, minute }: Moment): Platform {
    const midnight = dayStartOf(new Date(`${day(daysAgo)}T12:00:00Z`), config.timeZone).getTime();
    return { ...platform, clock: { now: () => new Date(midnight + NINE_MS + minute * 60_000) } };
  }

  const sessionsAt = (moment: Moment) =>
    createSessions(db, at(moment).clock, {
      idleSeconds: config.sessionIdleSeconds,
      absoluteSeconds: config.sessionAbsoluteSeconds,
    });

  async function signIn(login: string, moment: Moment): Promise<Actor> {
    const { rows } = await sql<{ id: string }>`select id from auth.accounts where login = ${login}`.execute(db);
    if (!rows[0]) throw new Error(`the demo has no account ${login}`);
    return (await sessionsAt(moment).start(rows[0].id)).signedIn.actor;
  }

  return {
    ...{ platform, day, at },
    actor: (login, moment) => {
      const actor = present.get(login) ?? signIn(login, moment);
      present.set(login, actor);
      return actor;
    },
    confirm: async (actor, digest, moment) => {
      const proof = { sessionId: sessionOf(actor), purpose: `sign:${digest}`, method: 'password' as const };
      await addStepUp(db, { ...proof, now: at(moment).clock.now() });
    },
    leave: async () => {
      const sessions = sessionsAt({ daysAgo: 0, minute: 0 });
      for (const actor of await Promise.all(present.values())) await sessions.end(sessionOf(actor));
      present.clear();
    },
  };
}
