import { describe, expect, test } from 'vitest';
import { isCitizenId } from './citizen-id.ts';
import { isUscc, usccCheckLetter } from './uscc.ts';

describe('codes of enterprises and persons', () => {
  test('a real code of a public body is right, with any one letter changed it is wrong', () => {
    const code = '11500000009275780L';
    expect(isUscc(code)).toBe(true);
    expect(usccCheckLetter(code.slice(0, 17))).toBe('L');
    for (let place = 0; place < 18; place++) {
      const other = code[place] === '7' ? '8' : '7';
      expect(isUscc(code.slice(0, place) + other + code.slice(place + 1)), `place ${place}`).toBe(false);
    }
    for (const wrong of ['', '11500000009275780', '1150000000927578OL', '11500000009275780l'])
      expect(isUscc(wrong)).toBe(false);
  });

  test('a citizen’s number needs its check place and a day that exists', () => {
    // made up for this test; the check place follows the formula
    expect(isCitizenId('500103199003070017')).toBe(true);
    expect(isCitizenId('500103199003070011')).toBe(false);
    expect(isCitizenId('50010319900230001X')).toBe(false);
    expect(isCitizenId('50010319900307001')).toBe(false);
  });
});
