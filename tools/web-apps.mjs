import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from './npm-packages.mjs';

const stamps = join(root, 'node_modules', '.cache', 'shancheng');
const skipped = new Set(['node_modules', 'dist']);

/** Builds each web app whose sources, or the packages it shares, changed since its last build. Throws if one fails. */
export async function buildWebApps() {
  const apps = readdirSync(join(root, 'web')).filter((app) => existsSync(join(root, 'web', app, 'vite.config.ts')));
  const shared = fingerprint(join(root, 'packages')) + fingerprint(join(root, 'package-lock.json'));
  const stale = apps
    .map((app) => ({ app, print: shared + fingerprint(join(root, 'web', app)) }))
    .filter(({ app, print }) => !isBuilt(app, print));
  if (stale.length === 0) return;
  console.log(`Building ${stale.map(({ app }) => app).join(', ')} …`);
  await Promise.all(stale.map(({ app, print }) => build(app, print)));
}

function isBuilt(app, print) {
  const stamp = join(stamps, app);
  const hasPage = existsSync(join(root, 'web', app, 'dist', 'index.html'));
  return hasPage && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

/** Vite's talk is shown only when it fails. */
function build(app, print) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = { cwd: join(root, 'web', app), maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done, fail) => {
    execFile(pinnedNode(), [vite, 'build'], options, (error, output, errors) => {
      if (error !== null) return fail(new Error(`${output}${errors}\nThe web app ${app} does not build.`));
      mkdirSync(stamps, { recursive: true });
      writeFileSync(join(stamps, app), print);
      done();
    });
  });
}

/** Changes when any file below changes, appears or goes; reads no contents, so it takes milliseconds. */
function fingerprint(path) {
  const hash = createHash('sha256');
  const walk = (at) => {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found?.isFile()) hash.update(`${at}:${found.size}:${found.mtimeMs}\n`);
    if (!found?.isDirectory()) return;
    for (const name of readdirSync(at).sort()) if (!skipped.has(name)) walk(join(at, name));
  };
  walk(path);
  return hash.digest('hex');
}
