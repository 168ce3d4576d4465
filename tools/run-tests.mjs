import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine, explainSkips, isFailure } from './closing-line.mjs';
import { ensureMachine } from './machine.mjs';
import { ensureNpmPackages, pinnedNode, root } from './npm-packages.mjs';
import { buildWebApps } from './web-apps.mjs';

// npm test: makes a bare machine ready, runs every test, ends with one line: N passed, N failed, N skipped.
// Arguments go to Vitest: npm test -- server/src/platform

ensureNpmPackages();
ensureMachine(['postgis', 'ffmpeg', 'chromium', 'chineseFont']);
let buildProblem;
await buildWebApps().catch((error) => {
  buildProblem = error.message;
  console.error(buildProblem);
});

// Journeys through a real browser come last and alone: beside other tests two cores would make them late.
const runs = [['--project=server', '--project=unit'], ['--project=browser']].map(runVitest);
const tally = {
  passed: sum(runs.map((run) => run.tally.passed)),
  failed: sum(runs.map((run) => run.tally.failed)),
  // The tests that need no screen still ran, but a run without its screens is no good run.
  errors: sum(runs.map((run) => run.tally.errors)) + (buildProblem === undefined ? 0 : 1),
  skipped: runs.flatMap((run) => run.tally.skipped),
};
const status = runs.every((run) => run.status === 0) ? 0 : 1;

const isCi = process.env.CI === 'true' || process.env.CI === '1';
for (const line of explainSkips(tally, isCi)) console.log(line);
process.exitCode = isFailure(tally, status, isCi) ? 1 : 0;
console.log(closingLine(tally, status));

function runVitest(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'sc-tally-'));
  const tallyFile = join(folder, 'tally.json');
  const { status: code } = spawnSync(
    pinnedNode(),
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--passWithNoTests',
      '--reporter=default',
      `--reporter=${join(root, 'tools/tally-reporter.ts')}`,
      ...projects,
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        SHANCHENG_TALLY_FILE: tallyFile,
        PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
      },
    },
  );
  const found = existsSync(tallyFile) ? JSON.parse(readFileSync(tallyFile, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  const nothing = { passed: 0, failed: 0, skipped: [], errors: code === 0 ? 0 : 1 };
  return { status: code, tally: found ?? nothing };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
