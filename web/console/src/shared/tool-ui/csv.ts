type Cell = string | number | undefined;

/** Starts with the mark by which spreadsheets read UTF-8. */
const MARK = '\uFEFF';

/** Rows as CSV (RFC 4180) that a spreadsheet reads with its Chinese and runs no formula of. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return MARK + rows.map((row) => row.map(cellText).join(',')).join('\r\n');
}

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  // a spreadsheet would run what begins so
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
