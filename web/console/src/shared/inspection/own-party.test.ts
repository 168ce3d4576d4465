import { describe, expect, it } from 'vitest';
import { ownParty } from './own-party.ts';

const parties = [
  { authorityId: 'fire', authorityName: '区消防救援大队' },
  { authorityId: 'market', authorityName: '区市场监管局' },
  { authorityId: 'jiefangbei', authorityName: '解放碑街道' },
];

describe('for which party somebody acts', () => {
  it('is told by the name of the organisation, in full or in short', () => {
    expect(ownParty(parties, '渝中区解放碑街道办事处（合成）')).toBe('jiefangbei');
    expect(ownParty(parties, '渝中区消防救援大队（合成）')).toBe('fire');
  });
  it('is left open where no name fits, or none is known', () => {
    expect(ownParty(parties, '渝中区司法局（合成）')).toBeUndefined();
    expect(ownParty(parties, undefined)).toBeUndefined();
  });
});
