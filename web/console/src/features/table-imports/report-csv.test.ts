import { describe, expect, it } from 'vitest';
import { reportCsv } from './report-csv.ts';

describe('the rows that were not taken, as a file', () => {
  const heads = ['行', '列', '原因', '内容'];
  it('has one line a problem and quotes what needs it', () => {
    const text = reportCsv(heads, [{ row: 3, field: 'name', code: 'too-long', value: '甲,"乙"' }], ({ code }) => code);
    expect(text).toBe('\uFEFF行,列,原因,内容\r\n3,name,too-long,"甲,""乙"""\r\n');
  });
  it('defuses what a spreadsheet would run', () => {
    const text = reportCsv(heads, [{ row: 2, code: 'formula', value: '=HYPERLINK("x")' }], () => '公式');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
