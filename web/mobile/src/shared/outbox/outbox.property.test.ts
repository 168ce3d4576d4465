import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deed } from './deed.ts';
import { type OutboxEntry, UNDO_MS } from './entry.ts';
import { createFakeServer, type Weather } from './fake-server.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import { Outbox } from './outbox.ts';

const AT = '2026-11-23T10:00:00.000Z';

type Step =
  | { do: 'photo' | 'command' | 'feedback' | 'undoable'; task: string }
  | { do: 'weather'; weather: Weather[] }
  | { do: 'send' }
  | { do: 'take-back' }
  | { do: 'wait' }
  | { do: 'kill' };

const task = fc.constantFrom('t1', 't2', 't3');
const weather = fc.constantFrom<Weather>(
  'fine',
  'lost-request',
  'lost-answer',
  'error-500',
  'busy',
  'logged-out',
  'hangs',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('photo', 'command', 'feedback', 'undoable'), task }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('weather'), weather: fc.array(weather, { maxLength: 6 }) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'send' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'take-back' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'wait' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
);

/** Plays the steps, then lets the sun shine, and tells what was done and what arrived. */
async function play(steps: readonly Step[], refused: (id: string) => boolean) {
  const store = createMemoryOutboxStore();
  const server = createFakeServer({ refuse: (entry: OutboxEntry) => refused(entry.id) });
  let clock = 0;
  const open = () =>
    new Outbox({
      now: () => clock,
      accountId: 'officer',
      store,
      transport: server.transport,
      exclusively: (work) => work(),
      setTimer: () => () => {},
    });
  let done: { id: string; task: string; uploadIds: string[] }[] = [];
  let outbox = open();
  let number = 0;
  for (const next of steps) {
    if (next.do === 'weather') server.setWeather(next.weather);
    else if (next.do === 'send') void outbox.send();
    else if (next.do === 'wait') clock += UNDO_MS / 2;
    else if (next.do === 'take-back') {
      const last = done.at(-1)?.id ?? '';
      if (await outbox.takeBack(last)) done = done.filter(({ id }) => id !== last);
    } else if (next.do === 'kill') {
      outbox.close();
      outbox = open();
    } else {
      number += 1;
      const id = `${next.do}-${number}`;
      const photos = done.filter((deed) => deed.task === next.task && deed.id.startsWith('photo'));
      const taken = done.flatMap((deed) => deed.uploadIds);
      const uploadIds = next.do === 'feedback' ? photos.map((p) => p.id).filter((p) => !taken.includes(p)) : [];
      const deed = deedOf(next.do, next.task, id, uploadIds);
      if (next.do === 'undoable') await outbox.addUndoable(id, deed);
      else await outbox.add(id, deed, new ArrayBuffer(1));
      done.push({ id, task: next.task, uploadIds });
    }
    await settle();
  }
  outbox.close();
  clock += UNDO_MS;
  server.setWeather([]);
  const last = open();
  for (let round = 0; round < 3; round += 1) await last.send();
  return { done, server, left: last.view().entries };
}

function deedOf(
  kind: 'photo' | 'command' | 'feedback' | 'undoable',
  taskId: string,
  id: string,
  uploadIds: string[],
): Deed {
  if (kind === 'photo') return { kind, taskId, mediaType: 'image/jpeg', capturedAt: AT };
  const action = kind === 'feedback' ? ('feedback' as const) : ('arrive' as const);
  return { kind: 'command', taskId, command: { commandId: id, action, at: AT }, uploadIds };
}

/** Lets everything that is ready run, without waiting on the clock. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

describe('whatever the network does', () => {
  it('every deed arrives exactly once, and in order within its task', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { done, server, left } = await play(steps, () => false);
        expect([...server.applied].sort()).toEqual(done.map((deed) => deed.id).sort());
        for (const name of ['t1', 't2', 't3']) {
          const asDone = done.filter((deed) => deed.task === name).map((deed) => deed.id);
          expect(server.applied.filter((id) => asDone.includes(id))).toEqual(asDone);
        }
        for (const { id, uploadIds } of done.filter((deed) => !deed.id.startsWith('photo'))) {
          expect(server.evidenceNamed.get(id)).toEqual(uploadIds.map((upload) => `evidence-of-${upload}`));
        }
        expect(left.every((entry) => entry.state === 'sent' && entry.deed.kind === 'photo')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('what the server refuses stays on the phone; nothing is silently dropped', async () => {
    const refused = (id: string) => Number(id.split('-')[1]) % 3 === 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { done, server, left } = await play(steps, refused);
        const kept = new Set(left.map((entry) => entry.id));
        for (const { id } of done) {
          expect(server.applied.includes(id) || kept.has(id)).toBe(true);
          if (refused(id)) expect(server.applied).not.toContain(id);
        }
        expect(new Set(server.applied).size).toBe(server.applied.length);
      }),
      { numRuns: 300 },
    );
  });
});
