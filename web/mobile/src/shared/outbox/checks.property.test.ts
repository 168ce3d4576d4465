import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entry, picture, scanIn } from './check-deeds.fixture.ts';
import type { Deed } from './deed.ts';
import { createFakeServer, type Weather } from './fake-server.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import { Outbox } from './outbox.ts';

const PHONES = ['phone-a', 'phone-b'] as const;
const CHECKS = ['c1', 'c2'] as const;

interface Deeded {
  do: 'scan' | 'picture' | 'entry' | 'entry-with-pictures';
  phone: (typeof PHONES)[number];
  check: (typeof CHECKS)[number];
}
type Step = Deeded | { do: 'weather'; weather: Weather[] } | { do: 'send' | 'kill'; phone: (typeof PHONES)[number] };

const phone = fc.constantFrom(...PHONES);
const weather = fc.constantFrom<Weather>(
  ...(['fine', 'lost-request', 'lost-answer', 'error-500', 'busy', 'logged-out', 'hangs'] as const),
);
const kind = fc.constantFrom<Deeded['do']>('scan', 'picture', 'entry', 'entry', 'entry-with-pictures');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: kind, phone, check: fc.constantFrom(...CHECKS) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('weather' as const), weather: fc.array(weather, { maxLength: 6 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), phone }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), phone }) },
);

interface Done {
  id: string;
  lane: string;
  photoIds: string[];
}

/** Two officers on the same checklists, each with a phone of their own; in the end the sun shines on both. */
async function play(steps: readonly Step[], options: Parameters<typeof createFakeServer>[0] = {}) {
  const server = createFakeServer(options);
  const open = (store: ReturnType<typeof createMemoryOutboxStore>) =>
    new Outbox({
      ...{ accountId: 'officer', store, transport: server.transport },
      ...{ exclusively: (work) => work(), setTimer: () => () => {}, now: () => 0 },
    });
  const phones = new Map<string, { store: ReturnType<typeof createMemoryOutboxStore>; outbox: Outbox }>();
  for (const name of PHONES) {
    const store = createMemoryOutboxStore();
    phones.set(name, { store, outbox: open(store) });
  }
  const done: Done[] = [];
  for (const next of steps) {
    if (next.do === 'weather') server.setWeather(next.weather);
    else {
      const held = phones.get(next.phone);
      if (!held) continue;
      if ('check' in next) {
        const deed = deedOf(next, done);
        await held.outbox.add(deed.id, deed.deed, new ArrayBuffer(1));
        done.push({ id: deed.id, lane: `${next.phone} ${next.check}`, photoIds: deed.photoIds });
      } else if (next.do === 'send') void held.outbox.send();
      else {
        held.outbox.close();
        held.outbox = open(held.store);
      }
    }
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  }
  server.setWeather([]);
  const left = [];
  for (const { outbox, store } of phones.values()) {
    outbox.close();
    const last = open(store);
    for (let round = 0; round < 3; round += 1) await last.send();
    left.push(...last.view().entries);
  }
  return { done, server, left };
}

function deedOf(next: Deeded, done: readonly Done[]) {
  const id = `${next.do}-${done.length}`;
  const named = done.flatMap(({ photoIds }) => photoIds);
  const mine = done.filter(({ lane }) => lane === `${next.phone} ${next.check}`);
  const free = mine.filter((one) => one.id.startsWith('picture') && !named.includes(one.id)).map((one) => one.id);
  const photoIds = next.do === 'entry-with-pictures' ? free : [];
  const deed: Deed =
    next.do === 'scan'
      ? scanIn(next.check, id)
      : next.do === 'picture'
        ? picture(next.check)
        : entry(next.check, id, photoIds);
  return { id, deed, photoIds };
}

describe('inspections, whatever the network does to two phones', () => {
  it('every entry, picture and scan of both arrives exactly once, and in order within its inspection', async () => {
    for (const chokesOnBatches of [false, true]) {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const { done, server, left } = await play(steps, { chokesOnBatches });
          expect([...server.applied].sort()).toEqual(done.map(({ id }) => id).sort());
          for (const lane of new Set(done.map((one) => one.lane))) {
            const asDone = done.filter((one) => one.lane === lane).map(({ id }) => id);
            expect(server.applied.filter((id) => asDone.includes(id))).toEqual(asDone);
          }
          expect(left.every(({ deed, state }) => state === 'sent' && deed.kind === 'check-photo')).toBe(true);
        }),
        { numRuns: 200 },
      );
    }
  });

  it('what the server refuses stays on the phone with its words; nothing else is lost for it', async () => {
    const refuse = ({ id }: { id: string }) => Number(id.split('-').at(-1)) % 4 === 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { done, server, left } = await play(steps, { refuse });
        const kept = new Map(left.map((one) => [one.id, one]));
        for (const { id } of done) {
          const state = kept.get(id)?.state;
          if (server.applied.includes(id)) expect(refuse({ id })).toBe(false);
          else expect(state === 'refused' || state === 'waiting').toBe(true);
          // only behind something refused: a scan, or a picture it names
          if (state === 'waiting') expect(left.some((one) => one.state === 'refused')).toBe(true);
        }
        expect(new Set(server.applied).size).toBe(server.applied.length);
      }),
      { numRuns: 200 },
    );
  });
});
