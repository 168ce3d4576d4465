import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let house: string;
let violations: { from: string; rule: string }[];

/** One small house in which each file breaks one rule, or rightly breaks none. */
const files: Record<string, string[]> = {
  'server/src/platform/db/index.ts': ['pg'],
  'server/src/platform/http/looks-up.ts': ['../../base/directory/index.ts'],
  'server/src/platform/http/own-sql.ts': ['pg'],
  'server/src/base/directory/index.ts': ['./find-duty.ts'],
  'server/src/base/directory/find-duty.ts': [],
  'server/src/base/directory/test-people.ts': [],
  'server/src/base/directory/looks-aside.ts': ['../catalogue/index.ts'],
  'server/src/base/directory/looks-up.ts': ['../../operations/incidents/index.ts'],
  'server/src/base/catalogue/index.ts': ['../directory/index.ts'],
  'server/src/enforcement/powers/index.ts': [],
  'server/src/operations/cameras/index.ts': [],
  'server/src/operations/cameras/module.ts': [],
  'server/src/operations/incidents/index.ts': [],
  'server/src/operations/incidents/incident.ts': ['./incident-store.ts'],
  'server/src/operations/incidents/incident-store.ts': ['../../platform/db/index.ts'],
  'server/src/operations/incidents/back-door.ts': ['../../base/directory/find-duty.ts'],
  'server/src/operations/incidents/looks-up.ts': ['../dispatch/index.ts'],
  'server/src/operations/incidents/crosses.ts': ['../../enforcement/powers/index.ts'],
  'server/src/operations/incidents/wires.ts': ['../cameras/module.ts'],
  'server/src/operations/incidents/lost.ts': ['./nowhere.ts'],
  'server/src/operations/incidents/round.ts': ['./about.ts'],
  'server/src/operations/incidents/about.ts': ['type ./round.ts'],
  'server/src/operations/incidents/uses-test.ts': ['../../base/directory/test-people.ts'],
  'server/src/operations/incidents/good.test.ts': ['../../base/directory/test-people.ts'],
  'server/src/operations/incidents/good.ts': ['../cameras/index.ts', '../../base/catalogue/index.ts'],
  'server/src/operations/dispatch/index.ts': ['../incidents/index.ts'],
  'server/src/app.ts': ['./operations/cameras/module.ts'],
  'server/src/start/all.ts': ['../app.ts', '../base/directory/find-duty.ts'],
  'packages/contracts/src/index.ts': ['../../geo/src/index.ts'],
  'packages/geo/src/index.ts': [],
  'packages/ui/src/index.ts': ['../../../web/console/src/shared/api.ts'],
  'vision/src/worker.ts': ['../../server/src/app.ts'],
  'web/console/src/shared/api.ts': [],
  'web/console/src/shared/climbs.ts': ['../features/queue/index.ts'],
  'web/console/src/features/queue/index.ts': ['../../shared/api.ts'],
  'web/console/src/features/queue/peeks.ts': ['../map/index.ts'],
  'web/console/src/features/map/index.ts': [],
  'web/console/src/pages/climbs.ts': ['../app/App.ts'],
  'web/console/src/app/App.ts': ['../features/queue/index.ts'],
  'web/mobile/src/app/borrows.ts': ['../../../console/src/shared/api.ts'],
};

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'sc-directions-'));
  for (const [file, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), imports.map(importLine).join('\n').concat('\nexport const here = 1;\n'));
  }
  mkdirSync(join(house, 'node_modules/pg'), { recursive: true });
  writeFileSync(join(house, 'node_modules/pg/package.json'), '{ "name": "pg", "main": "index.js" }');
  writeFileSync(join(house, 'node_modules/pg/index.js'), '');
  writeFileSync(join(house, 'tsconfig.json'), '{}');
  cpSync(join(root, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'));
  const program = join(root, 'node_modules/.bin/depcruise');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'server', 'packages', 'vision', 'web'];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: house, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const report: { summary: { violations: { from: string; rule: { name: string } }[] } } = JSON.parse(stdout);
  violations = report.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function importLine(target: string, at: number): string {
  const path = target.replace('type ', '');
  return target.startsWith('type ')
    ? `export type { here as t${at} } from '${path}';`
    : `import * as i${at} from '${path}'; export const v${at} = i${at};`;
}

test.each([
  ['the platform knows no domain', 'server/src/platform/http/looks-up.ts', 'platform-imports-downwards'],
  ['a wing does not look upwards', 'server/src/base/directory/looks-up.ts', 'base-imports-downwards'],
  [
    'operations and enforcement never meet',
    'server/src/operations/incidents/crosses.ts',
    'operations-imports-downwards',
  ],
  ['directory does not use catalogue', 'server/src/base/directory/looks-aside.ts', 'base-directory-imports-in-order'],
  [
    'incidents do not know dispatch',
    'server/src/operations/incidents/looks-up.ts',
    'operations-incidents-imports-in-order',
  ],
  ['a domain has one door', 'server/src/operations/incidents/back-door.ts', 'domain-by-its-door'],
  ['a process role uses the door as well', 'server/src/start/all.ts', 'start-by-the-door'],
  ['only app.ts wires modules', 'server/src/operations/incidents/wires.ts', 'module-only-by-app'],
  ['rules decide on values, not on stores', 'server/src/operations/incidents/incident.ts', 'rules-are-pure'],
  ['pg stays in platform/db', 'server/src/platform/http/own-sql.ts', 'pg-only-in-platform-db'],
  ['cycles show, even of types alone', 'server/src/operations/incidents/about.ts', 'no-cycles'],
  ['what is imported exists', 'server/src/operations/incidents/lost.ts', 'resolvable'],
  ['test code stays in tests', 'server/src/operations/incidents/uses-test.ts', 'no-test-code-in-production'],
  ['contracts stand alone', 'packages/contracts/src/index.ts', 'contracts-alone'],
  ['a package uses no program', 'packages/ui/src/index.ts', 'packages-below-programs'],
  ['vision is no part of the server', 'vision/src/worker.ts', 'programs-apart'],
  ['web apps are apart', 'web/mobile/src/app/borrows.ts', 'web-apps-apart'],
  ['shared knows no feature', 'web/console/src/shared/climbs.ts', 'web-shared-imports-downwards'],
  ['a page does not know the app', 'web/console/src/pages/climbs.ts', 'web-pages-imports-downwards'],
  ['one feature does not use another', 'web/console/src/features/queue/peeks.ts', 'web-features-apart'],
])('%s', (_what, from, rule) => {
  expect(violations).toContainEqual({ from, rule });
});

test.each([
  'server/src/platform/db/index.ts',
  'server/src/app.ts',
  'server/src/operations/incidents/good.ts',
  'server/src/operations/incidents/good.test.ts',
  'server/src/operations/incidents/incident-store.ts',
  'server/src/operations/dispatch/index.ts',
  'web/console/src/app/App.ts',
])('%s breaks no rule', (file) => {
  expect(violations.filter(({ from }) => from === file)).toEqual([]);
});
