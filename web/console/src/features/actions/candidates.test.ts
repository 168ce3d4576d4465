import type { DutyPerson } from '@shancheng/contracts/directory';
import { describe, expect, it } from 'vitest';
import { byNearness, metresApart } from './candidates.ts';

const person = (name: string, change: Partial<DutyPerson>): DutyPerson => ({
  id: name,
  name,
  orgName: '综合执法大队',
  postName: '街面岗',
  onDuty: true,
  openTasks: 0,
  synthetic: true,
  ...change,
});
const liziba = { location: { lon: 106.5377, lat: 29.5529 }, streetCode: '500103005' };

describe('whom to send', () => {
  it('offers the street’s own people first, then the nearest, then the least busy', () => {
    const order = byNearness(
      [
        person('远', { position: { lon: 106.58, lat: 29.56 } }),
        person('近', { position: { lon: 106.538, lat: 29.553 } }),
        person('本街忙', { streetCode: '500103005', openTasks: 4 }),
        person('本街闲', { streetCode: '500103005', openTasks: 1 }),
      ],
      liziba,
    ).map((candidate) => candidate.person.name);
    expect(order).toEqual(['本街闲', '本街忙', '近', '远']);
  });
  it('never offers somebody who is off duty', () => {
    expect(byNearness([person('休', { onDuty: false })], liziba)).toEqual([]);
  });
  it('measures in metres on the ground', () => {
    expect(metresApart({ lon: 106.5377, lat: 29.5529 }, { lon: 106.5795, lat: 29.5625 })).toBeCloseTo(4180, -2);
  });
});
