import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './npm-packages.mjs';

// Run after `npm install` behind a registry mirror: a mirror often lacks the binaries of other platforms, npm then
// leaves them out of package-lock.json, and `npm ci` refuses that file everywhere. This writes them back in, from what
// the packages themselves ask for; npm skips them on every platform but their own.

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

const added = {};
for (const [path, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
    if (!isLocked(path, name) && /^[0-9]/.test(version)) added[`node_modules/${name}`] = platformEntry(name, version);

lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(added).length} packages of other platforms written into package-lock.json`);

function isLocked(path, name) {
  return [`${path}/node_modules/${name}`, `node_modules/${name}`].some((place) => lock.packages[place] !== undefined);
}

/** `@rollup/rollup-linux-x64-musl` says in its name what it is for, as all of its kind do. */
function platformEntry(name, version) {
  const words = name.split('/').at(-1).split('-');
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.includes('linux') && libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
