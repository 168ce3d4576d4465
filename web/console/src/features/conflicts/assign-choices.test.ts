import { describe, expect, it } from 'vitest';
import { assignChoices } from './assign-choices.ts';

const PLANNING = ['甲', '乙', '丙'];

describe('who may be assigned to a conflict', () => {
  it('the two whose plans contradict, nobody else', () => {
    expect(assignChoices(['甲', '乙'], PLANNING)).toEqual({ first: ['甲', '乙'], second: ['甲', '乙'] });
  });
  it('where both plans are of one authority, a second one that has a plan joins it', () => {
    expect(assignChoices(['甲', '甲'], PLANNING)).toEqual({ first: ['甲'], second: ['乙', '丙'] });
    expect(assignChoices(['甲'], PLANNING).second).not.toContain('甲');
  });
});
