import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's root folder. */
export const root = join(import.meta.dirname, '..');

/** Installs the npm packages when any that package-lock.json names is missing or another version. */
export function ensureNpmPackages() {
  if (arePackagesInstalled() && existsSync(pinnedNode())) return;
  console.log('Installing npm packages …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** The Node 24 that package-lock.json pins; the project runs on it, whatever Node started npm. */
export function pinnedNode() {
  return join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
}

/** npm notes what it installed in node_modules/.package-lock.json; dates would mislead after a git checkout. */
function arePackagesInstalled() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    const isForeign = optional === true && installed[path] === undefined;
    return !path.startsWith('node_modules/') || link === true || isForeign || installed[path]?.version === version;
  });
}

/** @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}
