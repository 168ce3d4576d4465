import type { ZoneRule } from '@shancheng/contracts';
import { describe, expect, it } from 'vitest';
import { ZoneRuleWatch } from '../rules/zone-rule-watch.ts';
import type { Track } from '../tracking/tracker.ts';
import { RelookDesk } from './relook-desk.ts';

const rule: ZoneRule = {
  ...{ id: 'stalls', name: '', kind: 'dwell', eventType: '0501', classes: ['person'], minScore: 0.5, minCount: 1 },
  ...{
    polygon: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    dwellSeconds: 2,
    confirm: { hits: 3, of: 4 },
    cooldownSeconds: 60,
  },
};
const somebody: Track = {
  trackId: 1,
  label: 'person',
  box: [0.4, 0.4, 0.1, 0.2],
  score: 0.9,
  seen: true,
  firstSeenAt: 0,
  lastSeenAt: 0,
};
const request = { incidentId: '11111111-1111-4111-8111-111111111111', ruleId: 'stalls' };

function setUp() {
  const watch = new ZoneRuleWatch(rule);
  const desk = new RelookDesk();
  let frame = 0;
  const show = (tracks: Track[], count: number) =>
    Array.from({ length: count }, () => {
      const at = 1_000_000 + frame++ * 500;
      return desk.count(watch, watch.look({ capturedAt: at, tracks, staticThings: [] }), at, at);
    }).flat();
  return { watch, desk, show };
}

describe('a second look', () => {
  it('counts in how many of the next frames the matter is still there', () => {
    const { watch, desk, show } = setUp();
    show([somebody], 10);
    desk.ask([request], [watch], 1_005_000);
    const [there, ...more] = show([somebody], 4);
    expect(there).toMatchObject({ incidentId: request.incidentId, hits: 4, of: 4 });
    expect(more).toEqual([]);
  });

  it('sees that the place has been cleared', () => {
    const { watch, desk, show } = setUp();
    show([somebody], 10);
    desk.ask([request], [watch], 1_005_000);
    expect(show([], 4)).toMatchObject([{ hits: 0, of: 4 }]);
  });

  it('never calls a place cleared just because the camera has only now come back', () => {
    const { watch, desk, show } = setUp();
    desk.ask([request], [watch], 1_000_000);
    // Somebody stands there, but has not been watched for the dwell time yet.
    const [relook] = show([somebody], 10);
    expect(relook).toMatchObject({ hits: 4, of: 4 });
  });

  it('is made once although every heartbeat repeats the request', () => {
    const { watch, desk, show } = setUp();
    show([somebody], 10);
    desk.ask([request, request], [watch], 1_005_000);
    expect(show([somebody], 4)).toHaveLength(1);
    desk.ask([request], [watch], 1_010_000);
    expect(show([somebody], 6)).toEqual([]);
    desk.ask([request], [watch], 1_030_000);
    expect(show([somebody], 4)).toHaveLength(1);
  });

  it('for a rule this camera does not have is handed back', () => {
    const { watch, desk } = setUp();
    expect(desk.ask([{ ...request, ruleId: 'other' }], [watch], 0)).toEqual([{ ...request, ruleId: 'other' }]);
  });
});
