import { describe, expect, it } from 'vitest';
import { formatArea } from './area.ts';

describe('an area on the wall', () => {
  it('reads in square metres, hectares or square kilometres, whichever a person would say', () => {
    expect(formatArea(1_234.4, 'zh-CN')).toBe('1,234 平方米');
    expect(formatArea(25_000, 'zh-CN')).toBe('2.50 公顷');
    expect(formatArea(23_700_000, 'en')).toBe('23.70 km²');
  });
});
