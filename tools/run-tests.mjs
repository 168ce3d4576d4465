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

const folder = mkdtempSync(join(tmpdir(), 'sc-tally-'));
const tallyFile = join(folder, 'tally.json');
const vitest = spawnSync(
  pinnedNode(),
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${join(root, 'tools/tally-reporter.ts')}`,
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
const tally = existsSync(tallyFile)
  ? JSON.parse(readFileSync(tallyFile, 'utf8'))
  : { passed: 0, failed: 0, skipped: [], errors: 1 };
rmSync(folder, { recursive: true, force: true });
// The tests that need no screen still ran, but a run without its screens is no good run.
if (buildProblem !== undefined) tally.errors += 1;

const isCi = process.env.CI === 'true' || process.env.CI === '1';
for (const line of explainSkips(tally, isCi)) console.log(line);
process.exitCode = isFailure(tally, vitest.status, isCi) ? 1 : 0;
console.log(closingLine(tally, vitest.status));
