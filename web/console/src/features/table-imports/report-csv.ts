import type { PowerImportProblems } from '@shancheng/contracts/powers';

type Problem = PowerImportProblems['items'][number];

/** Rows that were not taken as CSV, for whoever has to mend the file. A cell that a spreadsheet would run is defused. */
export function reportCsv(
  heads: readonly string[],
  problems: readonly Problem[],
  wordOf: (problem: Problem) => string,
): string {
  const rows = problems.map((one) => [String(one.row), one.field ?? '', wordOf(one), one.value ?? '']);
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${[heads, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Gives the browser a file to save. */
export function saveText(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
