import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';

// npm run check: everything that can be told without running the platform. Names on the command line pick checks.

const root = join(import.meta.dirname, '..');
const codeFolders = ['server/src', 'vision/src', 'packages', 'web', 'bench', 'e2e', 'tools'];

interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** What it looks at; without it there is nothing to check yet. */
  readonly needs?: string;
}

/** The slowest first, since two run at a time. */
const checks: readonly Check[] = [
  { name: 'lint with types', command: ['eslint', '--max-warnings=0', '.'] },
  { name: 'types of server, vision and tools', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the web apps', command: ['tsc', '-p', 'tsconfig.web.json'] },
  { name: 'types of the database', command: ['node', 'tools/generate-db-types.ts', '--check'] },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'directions', command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...codeFolders] },
  { name: 'format and lint', command: ['biome', 'ci', '--colors=off', '--diagnostic-level=error', '.'] },
  { name: 'sizes', command: ['node', 'tools/check-sizes.ts'] },
  { name: 'OpenAPI', command: ['node', 'tools/check-openapi.ts'], needs: 'server/openapi.json' },
];

const asked = process.argv.slice(2);
const wanted = checks.filter((check) => asked.length === 0 || asked.some((word) => check.name.includes(word)));
const queue = wanted.filter((check) => check.needs === undefined || existsSync(join(root, check.needs)));
const failed: string[] = [];
await Promise.all([work(), work()]);
if (failed.length > 0) {
  console.error(`\n${failed.length} of ${wanted.length} checks failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function work(): Promise<void> {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) await run(check);
}

async function run(check: Check): Promise<void> {
  const started = performance.now();
  const [program = '', ...args] = check.command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` },
  });
  const exited = new Promise<number | null>((done, fail) => child.once('error', fail).once('exit', done));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
  if (code === 0) return;
  failed.push(check.name);
  console.log(`${output}${errors}`.trimEnd());
}
