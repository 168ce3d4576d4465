import type { JointProposal } from '@shancheng/contracts/inspection-plan';
import { describe, expect, it } from 'vitest';
import { couldCome, invitationOf, pictureOf } from './proposal-lanes.ts';

const check = (checkId: string, subjectId: string, windowFrom: string, windowTo: string) => ({
  ...{ checkId, subjectId, subjectName: `网吧${subjectId}`, windowFrom, windowTo, daysApart: 0 },
});
const agency = (
  authorityId: string,
  checks: ReturnType<typeof check>[],
  change: object = {},
): JointProposal['agencies'][number] => ({
  ...{
    authorityId,
    authorityName: authorityId,
    because: ['planned-check'],
    matters: ['M1'],
    competent: true,
    officers: 2,
    checks,
  },
  ...change,
});
const proposal = (agencies: JointProposal['agencies']): JointProposal => ({
  ...{ windowFrom: '2026-11-21', windowTo: '2026-11-30', windowDays: 10, agencies },
  ...{ questions: { separately: 9, merged: 6 }, visits: { separately: 4, together: 2 } },
});

describe('the picture of who would come anyway', () => {
  it('reaches as many days before and after as are proposed, and the joint window lies in it', () => {
    const { from, to, merged } = pictureOf(proposal([]));
    expect([from, to]).toEqual(['2026-11-11', '2026-12-10']);
    expect([merged.from, merged.to]).toEqual([10 / 30, 20 / 30]);
  });
  it('a longer window of somebody widens it, so that every bar fits in', () => {
    const { from, to, lanes } = pictureOf(proposal([agency('fire', [check('c', 's', '2026-10-01', '2026-12-31')])]));
    expect([from, to]).toEqual(['2026-10-01', '2026-12-31']);
    expect(lanes[0]?.bars[0]).toMatchObject({ from: 0, to: 1 });
  });
  it('one line a subject, the one most would come to first, each bar with its agency', () => {
    const { lanes } = pictureOf(
      proposal([
        agency('fire', [check('1', 'a', '2026-11-20', '2026-11-22'), check('2', 'b', '2026-11-20', '2026-11-22')]),
        agency('market', [check('3', 'b', '2026-12-01', '2026-12-02')]),
      ]),
    );
    expect(lanes.map(({ subjectId, bars }) => [subjectId, bars.map(({ authorityId }) => authorityId)])).toEqual([
      ['b', ['fire', 'market']],
      ['a', ['fire']],
    ]);
  });
  it('marks the beginnings of months', () => {
    expect(pictureOf(proposal([])).months).toEqual([{ day: '2026-12-01', at: 20 / 30 }]);
  });
});

describe('the invitation', () => {
  it('asks those chosen, with the checks they planned anyway', () => {
    const agencies = [agency('fire', [check('1', 'a', '2026-11-20', '2026-11-22')]), agency('market', [])];
    expect(invitationOf(agencies, new Set(['fire']))).toEqual([
      { authorityId: 'fire', matters: ['M1'], absorb: ['1'] },
    ]);
  });
  it('an agency without the power, or with one officer, could not come', () => {
    expect(couldCome(agency('fire', []))).toBe(true);
    expect(couldCome(agency('fire', [], { competent: false }))).toBe(false);
    expect(couldCome(agency('fire', [], { officers: 1 }))).toBe(false);
  });
});
