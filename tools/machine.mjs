import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const oldestPostgres = 15;

/** What a machine may lack: how to tell, and what each package manager calls it. */
const needs = {
  postgis: {
    isThere: hasPostgis,
    apt: () => [newestPostgisPackage()],
    brew: ['postgresql@17', 'postgis'],
    dnf: ['postgresql-server', 'postgis'],
  },
  ffmpeg: { isThere: () => isProgram('ffmpeg'), apt: () => ['ffmpeg'], brew: ['ffmpeg'], dnf: ['ffmpeg-free'] },
  gdal: { isThere: () => isProgram('ogr2ogr'), apt: () => ['gdal-bin'], brew: ['gdal'], dnf: ['gdal'] },
  chromium: { isThere: () => isProgram('chromium'), apt: () => ['chromium'], brew: ['chromium'], dnf: ['chromium'] },
  chineseFont: {
    isThere: hasChineseFont,
    apt: () => ['fonts-noto-cjk'],
    brew: ['font-noto-sans-cjk'],
    dnf: ['google-noto-sans-cjk-fonts'],
  },
};

/**
 * Installs what is missing when this is Debian or Ubuntu and we are root; otherwise prints the one line to run and
 * ends the process with 1. Touches no package manager when nothing is missing.
 * @param {(keyof typeof needs)[]} names
 */
export function ensureMachine(names) {
  const missing = names.filter((name) => !needs[name].isThere());
  if (missing.length === 0) return;
  if (!isProgram('apt-get')) return stopWithAdvice(missing, adviceElsewhere(missing));
  if (process.getuid?.() !== 0) return stopWithAdvice(missing, `sudo apt-get install -y ${aptPackages(missing)}`);
  installWithApt(missing);
  const still = missing.filter((name) => !needs[name].isThere());
  if (still.length > 0) stopWithAdvice(still, `apt-get install -y ${aptPackages(still)}`);
}

function stopWithAdvice(missing, line) {
  console.error(`This machine lacks ${missing.join(', ')}. Run this line, then try again:\n  ${line}`);
  process.exit(1);
}

function installWithApt(missing) {
  const apt = (...args) =>
    execFileSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  console.log(`Installing ${missing.join(', ')} with apt-get …`);
  apt('update');
  if (missing.includes('postgis')) preventMainCluster();
  const keepSettings = ['-o', 'Dpkg::Options::=--force-confdef', '-o', 'Dpkg::Options::=--force-confold'];
  apt('install', '-y', '--no-install-recommends', ...keepSettings, ...aptPackages(missing).split(' '));
}

/** Debian would start a server of its own on port 5432, which nobody asked for. */
function preventMainCluster() {
  if (existsSync('/etc/postgresql-common')) return;
  mkdirSync('/etc/postgresql-common', { recursive: true });
  writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n');
}

function aptPackages(missing) {
  return missing.flatMap((name) => needs[name].apt()).join(' ');
}

function adviceElsewhere(missing) {
  const manager = ['brew', 'dnf'].find(isProgram);
  if (manager === undefined)
    return `install PostgreSQL ${oldestPostgres} or newer with PostGIS 3.3 or newer, and: ${missing.join(', ')}`;
  const packages = missing.flatMap((name) => needs[name][manager]).join(' ');
  return manager === 'dnf' ? `sudo dnf install -y ${packages}` : `brew install ${packages}`;
}

/** For the PostgreSQL that is installed already, otherwise for the newest that apt offers. */
function newestPostgisPackage() {
  const installed = debianPostgresMajors()[0];
  if (installed !== undefined) return `postgresql-${installed}-postgis-3`;
  const names = execFileSync('apt-cache', ['pkgnames', 'postgresql-'], { encoding: 'utf8' }).split('\n');
  const majors = names.map((name) => Number(/^postgresql-([0-9]+)-postgis-3$/.exec(name)?.[1] ?? 0));
  return `postgresql-${Math.max(oldestPostgres, ...majors)}-postgis-3`;
}

/** PostGIS has to belong to a PostgreSQL that is new enough; both are looked for where the server does. */
function hasPostgis() {
  const debian = debianPostgresMajors().map((major) => `/usr/share/postgresql/${major}/extension`);
  return [...debian, ...pathExtensionFolder()].some((folder) => existsSync(join(folder, 'postgis.control')));
}

function debianPostgresMajors() {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((major) => Number(major) >= oldestPostgres && existsSync(join(folder, major, 'bin', 'postgres')))
    .sort((a, b) => Number(b) - Number(a));
}

function pathExtensionFolder() {
  if (!isProgram('pg_config')) return [];
  const ask = (flag) => execFileSync('pg_config', [flag], { encoding: 'utf8' }).trim();
  const isServer = existsSync(join(ask('--bindir'), 'postgres'));
  const major = Number(/[0-9]+/.exec(ask('--version'))?.[0]);
  return isServer && major >= oldestPostgres ? [join(ask('--sharedir'), 'extension')] : [];
}

function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  return isProgram('fc-list') && execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
}

function isProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false; // not in this folder
    }
  });
}
