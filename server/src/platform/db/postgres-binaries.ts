import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the server programs of one PostgreSQL installation. */
export interface PostgresBinaries {
  readonly major: number;
  readonly postgres: string;
  readonly initdb: string;
}

const debianRoot = '/usr/lib/postgresql';
const oldestMajor = 15;

/**
 * The newest installed PostgreSQL ≥ 15, or exactly the major version that made `dataDirectory`, since PostgreSQL
 * cannot open another major's files. Throws with the version that is missing.
 */
export function findPostgresBinaries(dataDirectory?: string): PostgresBinaries {
  const wanted = dataDirectory === undefined ? undefined : readMajor(dataDirectory);
  const installed = [...listDebianBinaries(), ...listPathBinaries()]
    .filter((binaries) => binaries.major >= oldestMajor)
    .filter((binaries) => wanted === undefined || binaries.major === wanted)
    .sort((a, b) => b.major - a.major);
  const best = installed[0];
  if (best !== undefined) return best;
  throw new Error(
    wanted === undefined
      ? `no PostgreSQL ${oldestMajor} or newer is installed; on Debian: apt-get install postgresql-15-postgis-3`
      : `the data in ${dataDirectory} needs PostgreSQL ${wanted}, which is not installed`,
  );
}

function readMajor(dataDirectory: string): number | undefined {
  const file = join(dataDirectory, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : undefined;
}

function listDebianBinaries(): PostgresBinaries[] {
  if (!existsSync(debianRoot)) return [];
  return readdirSync(debianRoot)
    .map((version) => binariesIn(join(debianRoot, version, 'bin'), Number.parseInt(version, 10)))
    .filter((binaries) => binaries !== undefined);
}

function listPathBinaries(): PostgresBinaries[] {
  try {
    const directory = execFileSync('pg_config', ['--bindir'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const version = execFileSync('pg_config', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const binaries = binariesIn(directory.trim(), Number.parseInt(version.replace(/^[^0-9]*/, ''), 10));
    return binaries === undefined ? [] : [binaries];
  } catch {
    return []; // pg_config is not installed: nothing to find there
  }
}

function binariesIn(directory: string, major: number): PostgresBinaries | undefined {
  const postgres = join(directory, 'postgres');
  const initdb = join(directory, 'initdb');
  return existsSync(postgres) && existsSync(initdb) ? { major, postgres, initdb } : undefined;
}
