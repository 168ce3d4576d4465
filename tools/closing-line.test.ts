import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closingLine, explainSkips, isFailure } from './closing-line.mjs';

const good = { passed: 3, failed: 0, errors: 0, skipped: [] };
const withSkip = { ...good, skipped: [{ name: 'a.test.ts > needs hardware', reason: 'no camera here' }] };

test('a good run closes with its counts and succeeds', () => {
  expect(closingLine(good, 0)).toBe('3 passed, 0 failed, 0 skipped');
  expect(isFailure(good, 0, true)).toBe(false);
});

test('a run without any test fails', () => {
  expect(isFailure({ ...good, passed: 0 }, 0, false)).toBe(true);
});

test('a file that cannot run counts as a failure', () => {
  expect(closingLine({ ...good, errors: 1 }, 1)).toBe('3 passed, 1 failed, 0 skipped');
  expect(isFailure({ ...good, errors: 1 }, 1, false)).toBe(true);
});

test('a run that Vitest itself calls bad never closes as good', () => {
  expect(closingLine(good, 1)).toBe('3 passed, 1 failed, 0 skipped');
  expect(closingLine(good, null)).toBe('3 passed, 1 failed, 0 skipped');
  expect(isFailure(good, 1, false)).toBe(true);
});

test('what is skipped says why; with CI it fails', () => {
  expect(explainSkips(withSkip, false)).toEqual(['skipped: a.test.ts > needs hardware — no camera here']);
  expect(isFailure(withSkip, 0, false)).toBe(false);
  expect(isFailure(withSkip, 0, true)).toBe(true);
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sc-tally-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small Vitest run of its own, told by the reporter. */
function tallyOf(source: string) {
  const file = join(folder, 'tally.json');
  writeFileSync(join(folder, 'sample.test.mjs'), source);
  writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {};');
  const root = join(import.meta.dirname, '..');
  const reporter = join(import.meta.dirname, 'tally-reporter.ts');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--globals', '--root', folder, `--reporter=${reporter}`],
    { env: { ...process.env, SHANCHENG_TALLY_FILE: file, VITEST: '' }, stdio: 'ignore' },
  );
  return { status, tally: JSON.parse(readFileSync(file, 'utf8')) };
}

test('passed, failed and skipped tests are counted, with the reason of each skip', () => {
  const { status, tally } = tallyOf(`
    test('good', () => {});
    test('bad', () => { throw new Error('no'); });
    test('elsewhere', (context) => context.skip('needs a camera'));
    test.skip('put aside', () => {});
    test.todo('later');`);
  expect(status).toBe(1);
  expect(tally).toEqual({
    passed: 1,
    failed: 1,
    errors: 0,
    skipped: [
      { name: 'sample.test.mjs > elsewhere', reason: 'needs a camera' },
      { name: 'sample.test.mjs > put aside', reason: 'no reason given in the file' },
      { name: 'sample.test.mjs > later', reason: 'still to be written' },
    ],
  });
});

test('a file that does not even load is an error, and so is a failing hook', () => {
  expect(tallyOf(`throw new Error('cannot load');`)).toMatchObject({ status: 1, tally: { passed: 0, errors: 1 } });
  const hook = tallyOf(`beforeAll(() => { throw new Error('no database'); }); test('never runs', () => {});`);
  expect(hook).toMatchObject({ status: 1 });
  expect(hook.tally.failed + hook.tally.errors).toBeGreaterThan(0);
});
