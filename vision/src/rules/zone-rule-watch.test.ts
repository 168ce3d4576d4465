import type { ZoneRule } from '@shancheng/contracts';
import { describe, expect, it } from 'vitest';
import type { Box } from '../detection/detection.ts';
import type { Track } from '../tracking/tracker.ts';
import type { StaticThing } from './static-object-detector.ts';
import { type RuleLook, ZoneRuleWatch } from './zone-rule-watch.ts';

const START = Date.parse('2026-11-23T04:00:00Z');
const LEFT_HALF: ZoneRule['polygon'] = [
  [0, 0],
  [0.5, 0],
  [0.5, 1],
  [0, 1],
];

function ruleOf(change: Partial<ZoneRule> = {}): ZoneRule {
  return {
    ...{ id: 'stalls', name: '占道', kind: 'dwell', eventType: '0501', polygon: LEFT_HALF, classes: ['person'] },
    ...{ minScore: 0.5, minCount: 1, dwellSeconds: 2, confirm: { hits: 1, of: 1 }, cooldownSeconds: 60 },
    ...change,
  };
}

const boxAt = (x: number, y = 0.6): Box => [x - 0.05, y - 0.2, 0.1, 0.2];

function person(trackId: number, x: number, change: Partial<Track> = {}): Track {
  return {
    trackId,
    label: 'person',
    box: boxAt(x),
    score: 0.8,
    seen: true,
    firstSeenAt: START,
    lastSeenAt: START,
    ...change,
  };
}

/** Shows the frames two a second and gives what the rule made of each. */
function play(watch: ZoneRuleWatch, frames: Track[][], from = 0, staticThings: StaticThing[] = []): RuleLook[] {
  return frames.map((tracks, i) => watch.look({ capturedAt: START + (from + i) * 500, tracks, staticThings }));
}

const raisedAt = (looks: RuleLook[]) => looks.flatMap((look, i) => (look.raise ? [i] : []));
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('a dwell rule', () => {
  it('is raised once somebody has stayed in the strip for the dwell time, and not before', () => {
    const looks = play(new ZoneRuleWatch(ruleOf()), times(8, [person(1, 0.2)]));
    expect(raisedAt(looks)).toEqual([4]);
    expect(looks[4]?.dwellSeconds).toBe(2);
  });

  it('starts again when the person left the strip in between', () => {
    const outside = times(4, [person(1, 0.8)]);
    const looks = play(new ZoneRuleWatch(ruleOf()), [
      ...times(3, [person(1, 0.2)]),
      ...outside,
      ...times(5, [person(1, 0.2)]),
    ]);
    expect(raisedAt(looks)).toEqual([11]);
  });

  it('goes on counting when the person is hidden for a moment', () => {
    const hidden = [person(1, 0.2, { seen: false, score: 0 })];
    const looks = play(new ZoneRuleWatch(ruleOf()), [
      ...times(3, [person(1, 0.2)]),
      hidden,
      ...times(2, [person(1, 0.2)]),
    ]);
    expect(raisedAt(looks)).toEqual([4]);
  });

  it('does not count other classes, weak detections or feet outside', () => {
    const others = [person(1, 0.2, { label: 'dog' }), person(2, 0.3, { score: 0.4 }), person(3, 0.7)];
    expect(raisedAt(play(new ZoneRuleWatch(ruleOf()), times(10, others)))).toEqual([]);
  });

  it('needs as many people as the minimum count says', () => {
    const rule = ruleOf({ minCount: 2 });
    expect(raisedAt(play(new ZoneRuleWatch(rule), times(8, [person(1, 0.1)])))).toEqual([]);
    expect(raisedAt(play(new ZoneRuleWatch(rule), times(8, [person(1, 0.1), person(2, 0.4)])))).toEqual([4]);
  });

  it('ignores a walker who crosses a long strip when things must stand still', () => {
    const walk = Array.from({ length: 10 }, (_, i) => [person(1, 0.02 + i * 0.04)]);
    expect(raisedAt(play(new ZoneRuleWatch(ruleOf()), walk))).toEqual([4]);
    expect(raisedAt(play(new ZoneRuleWatch(ruleOf({ maxMove: 0.05 })), walk))).toEqual([]);
  });
});

describe('confirmation in k of n frames', () => {
  it('waits for the third of four frames, and its capture time is that frame’s', () => {
    const looks = play(new ZoneRuleWatch(ruleOf({ confirm: { hits: 3, of: 4 } })), times(9, [person(1, 0.2)]));
    expect(raisedAt(looks)).toEqual([6]);
    expect(looks[6]).toMatchObject({ hits: 3, of: 4, active: true });
  });

  it('is as sure as the confirming frames are together, not as the last of them alone', () => {
    const rule = ruleOf({ dwellSeconds: 0, confirm: { hits: 3, of: 4 } });
    const scores = [0.9, 0.8, 0.3, 0.52]; // the third is below the rule’s own minimum and confirms nothing
    const looks = play(
      new ZoneRuleWatch(rule),
      scores.map((score) => [person(1, 0.2, { score })]),
    );
    expect(raisedAt(looks)).toEqual([3]);
    expect(looks[3]?.score).toBeCloseTo((0.9 + 0.8 + 0.52) / 3);
  });

  it('does not take scattered hits for a confirmation', () => {
    const rule = ruleOf({ dwellSeconds: 0, confirm: { hits: 3, of: 4 } });
    const scattered = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => (i % 2 === 0 ? [person(1, 0.2)] : []));
    expect(raisedAt(play(new ZoneRuleWatch(rule), scattered))).toEqual([]);
  });
});

describe('the cooldown', () => {
  const rule = ruleOf({ cooldownSeconds: 5 });

  it('keeps one thing from raising the rule again until it is over', () => {
    expect(raisedAt(play(new ZoneRuleWatch(rule), times(20, [person(1, 0.2)])))).toEqual([4, 14]);
  });

  it('knows a person again whose track was lost and found in the same place', () => {
    const looks = play(new ZoneRuleWatch(rule), [...times(5, [person(1, 0.2)]), ...times(6, [person(9, 0.21)])]);
    expect(raisedAt(looks)).toEqual([4]);
  });

  it('does not hold back a second person elsewhere', () => {
    const looks = play(new ZoneRuleWatch(rule), [
      ...times(5, [person(1, 0.1)]),
      ...times(6, [person(1, 0.1), person(2, 0.4)]),
    ]);
    expect(raisedAt(looks)).toEqual([4, 9]);
  });
});

describe('a crowd rule', () => {
  const crowd = (size: number) => Array.from({ length: size }, (_, i) => person(i + 1, 0.05 + i * 0.08));
  const rule = ruleOf({ kind: 'crowd', minCount: 4, dwellSeconds: 1, confirm: { hits: 2, of: 3 } });

  it('is raised when enough people are there at once for long enough, whoever they are', () => {
    const changing = [0, 1, 2, 3, 4, 5].map((i) => crowd(5).map((p) => ({ ...p, trackId: p.trackId + i * 10 })));
    const looks = play(new ZoneRuleWatch(rule), changing);
    expect(raisedAt(looks)).toEqual([3]);
    expect(looks[3]?.things).toHaveLength(5);
  });

  it('stays quiet one person below the limit', () => {
    expect(raisedAt(play(new ZoneRuleWatch(rule), times(12, crowd(3))))).toEqual([]);
  });

  it('is not raised again during its cooldown though new people come', () => {
    const later = crowd(5).map((p) => ({ ...p, trackId: p.trackId + 50 }));
    expect(raisedAt(play(new ZoneRuleWatch(rule), [...times(6, crowd(5)), ...times(6, later)]))).toEqual([3]);
  });
});

describe('a static-object rule', () => {
  const bag: StaticThing = { trackId: 1_000_000, box: boxAt(0.2), since: START, moved: 0.01, score: 0.6 };
  const rule = ruleOf({ kind: 'static-object', dwellSeconds: 10, maxMove: 0.03 });
  const lookAt = (watch: ZoneRuleWatch, seconds: number, thing: StaticThing) =>
    watch.look({ capturedAt: START + seconds * 1000, tracks: [], staticThings: [thing] });

  it('is raised when a thing has lain in the zone for its time', () => {
    const watch = new ZoneRuleWatch(rule);
    expect(lookAt(watch, 9, bag).raise).toBe(false);
    expect(lookAt(watch, 10, bag).raise).toBe(true);
  });

  it('ignores what moved too far and what lies outside', () => {
    expect(lookAt(new ZoneRuleWatch(rule), 20, { ...bag, moved: 0.05 }).raise).toBe(false);
    expect(lookAt(new ZoneRuleWatch(rule), 20, { ...bag, box: boxAt(0.8) }).raise).toBe(false);
  });
});

describe('outside its schedule', () => {
  const at = (hour: string) => [{ days: [1, 2, 3, 4, 5, 6, 7], from: hour, to: '23:59' }];

  it('a rule is not raised, though the second look still sees the matter', () => {
    const looks = play(new ZoneRuleWatch(ruleOf({ schedule: at('13:00') })), times(8, [person(1, 0.2)]));
    expect(raisedAt(looks)).toEqual([]);
    expect(looks[7]?.active).toBe(true);
    expect(raisedAt(play(new ZoneRuleWatch(ruleOf({ schedule: at('12:00') })), times(8, [person(1, 0.2)])))).toEqual([
      4,
    ]);
  });
});

describe('after a broken stream', () => {
  it('nobody has dwelt through the gap, and nothing can be judged before the dwell time has passed', () => {
    const watch = new ZoneRuleWatch(ruleOf());
    play(watch, times(3, [person(1, 0.2)]));
    const after = play(watch, times(8, [person(1, 0.2)]), 60);
    expect(raisedAt(after)).toEqual([4]);
    const fresh = new ZoneRuleWatch(ruleOf());
    play(fresh, times(6, []));
    expect(fresh.canJudge()).toBe(false);
    play(fresh, times(2, []), 6);
    expect(fresh.canJudge()).toBe(true);
  });
});
