import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Past the first a file may hide a second thing and is named; past the second it surely does. Tests are exempt. */
const suspicious = 250;
const longest = 350;
const root = join(import.meta.dirname, '..');
const listed = execFileSync('git', ['ls-files', '--', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' });
const code = listed.split('\n').filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !isExempt(file));
const tooLong = code
  .map((file) => ({ file, lines: countLines(file) }))
  .filter(({ lines }) => lines > suspicious)
  .sort((a, b) => b.lines - a.lines);
for (const { file, lines } of tooLong) console.error(`${file}: ${lines} lines, look for the second thing in it`);
if (tooLong.some(({ lines }) => lines > longest)) process.exitCode = 1;

function isExempt(file: string): boolean {
  return (
    file.endsWith('.generated.ts') ||
    file.includes('.test.') ||
    file.includes('/test-') ||
    file === 'packages/api-client/src/openapi.ts'
  );
}

function countLines(file: string): number {
  try {
    return readFileSync(join(root, file), 'utf8').split('\n').length - 1;
  } catch {
    return 0; // listed by git but removed in the work tree
  }
}
