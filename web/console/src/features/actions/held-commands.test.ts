import { describe, expect, it } from 'vitest';
import { HeldCommands, UNDO_MS } from './held-commands.ts';

/** A desk whose clock only moves when the test says so. */
function desk() {
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  const held = new HeldCommands({
    now: () => now,
    setTimer: (work, ms) => {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const sent: string[] = [];
  const give = (id: string) =>
    held.hold({ id, incidentId: `case-of-${id}`, code: '5001', action: 'accept' }, async () => sent.push(id));
  const pass = (ms: number) => {
    now += ms;
    for (const { work } of timers.filter(({ at }) => at <= now)) work();
  };
  return { held, sent, give, pass };
}

describe('a command given at the desk', () => {
  it('is sent once, after the seconds in which it can be undone', () => {
    const { held, sent, give, pass } = desk();
    give('a');
    pass(UNDO_MS - 1);
    expect(sent).toEqual([]);
    expect(held.list()).toMatchObject([{ id: 'a', sentAt: UNDO_MS }]);
    pass(1);
    pass(UNDO_MS);
    expect(sent).toEqual(['a']);
    expect(held.list()).toEqual([]);
  });

  it('is never sent once undone, while another one goes its way', () => {
    const { held, sent, give, pass } = desk();
    give('a');
    give('b');
    held.undo('a');
    pass(UNDO_MS);
    expect(sent).toEqual(['b']);
  });

  it('goes at once when the operator does not want to wait', () => {
    const { held, sent, give, pass } = desk();
    give('a');
    void held.sendNow('a');
    pass(UNDO_MS);
    expect(sent).toEqual(['a']);
  });

  it('is sent, not lost, when the page is left, in the order it was given', () => {
    const { held, sent, give } = desk();
    give('a');
    give('b');
    void held.sendAll();
    expect(sent).toEqual(['a', 'b']);
  });
});
