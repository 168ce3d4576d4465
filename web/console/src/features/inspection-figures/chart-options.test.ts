import { describe, expect, it } from 'vitest';
import { authorityOption, monthOption, shareOf } from './chart-options.ts';

const words = { visits: '上门', saved: '少跑', findings: '问题' };

describe('the charts of inspections', () => {
  it('months run in their order, each with visits and those saved', () => {
    const option = monthOption(
      {
        byMonth: [
          { month: '2026-10', visits: 3, saved: 2 },
          { month: '2026-11', visits: 5, saved: 10 },
        ],
      },
      words,
    );
    expect(option.xAxis.data).toEqual(['2026-10', '2026-11']);
    expect(option.series.map(({ name, data }) => [name, data])).toEqual([
      ['上门', [3, 5]],
      ['少跑', [2, 10]],
    ]);
  });
  it('the busiest authority stands at the top, which is the end of the axis', () => {
    const byAuthority = [
      { authorityId: 'fire', name: '消防', visits: 9, findings: 1 },
      { authorityId: 'market', name: '市场', visits: 4, findings: 7 },
    ];
    const option = authorityOption({ byAuthority }, words);
    expect(option.yAxis.data).toEqual(['市场', '消防']);
    expect(option.series[1]?.data).toEqual([7, 1]);
  });
  it('a share of nothing is unknown, not zero', () => {
    expect(shareOf(1, 3)).toBe(33.3);
    expect(shareOf(0, 0)).toBeUndefined();
  });
});
