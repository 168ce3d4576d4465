import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The account PostgreSQL runs under when we are root, which it refuses to be. */
export interface ClusterAccount {
  readonly uid: number;
  readonly gid: number;
}

/** sun_path holds 108 bytes with its final zero; PostgreSQL adds `/.s.PGSQL.5432` and `.lock`. */
const longestSocketDirectory = 107 - '/.s.PGSQL.5432.lock'.length;
const rootFallback = '/var/lib/shancheng';

/** undefined when we are not root: PostgreSQL then simply runs as us. */
export function findClusterAccount(): ClusterAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch (cause) {
    throw new Error('PostgreSQL does not run as root and there is no account “postgres” to run it under', { cause });
  }
}

/**
 * The folder of the cluster, made if missing and owned by the account it runs under. Normally `dataDir/cluster`; when
 * that account may not enter there (a clone under /root), a folder under /var/lib, whose place is then written down in
 * `dataDir/cluster.location` so that removing dataDir still means starting anew.
 */
export function prepareClusterDirectory(dataDir: string, account: ClusterAccount | undefined): string {
  mkdirSync(dataDir, { recursive: true });
  const directory = placeOfCluster(dataDir, account);
  mkdirSync(directory, { recursive: true });
  own(directory, account);
  return directory;
}

function placeOfCluster(dataDir: string, account: ClusterAccount | undefined): string {
  const locationFile = join(dataDir, 'cluster.location');
  if (existsSync(locationFile)) return readFileSync(locationFile, 'utf8').trim();
  if (account === undefined || canEnter(dataDir, account)) return join(dataDir, 'cluster');
  const directory = join(rootFallback, `cluster-${randomBytes(6).toString('hex')}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(locationFile, `${directory}\n`);
  return directory;
}

function canEnter(directory: string, account: ClusterAccount): boolean {
  return spawnSync('test', ['-x', directory], { ...account, cwd: '/' }).status === 0;
}

/** Beside the data when the path is short enough for a socket, otherwise a private folder under the temp directory. */
export function prepareSocketDirectory(clusterDirectory: string, account: ClusterAccount | undefined): string {
  const near = join(clusterDirectory, 'socket');
  const hash = createHash('sha256').update(clusterDirectory).digest('hex').slice(0, 12);
  const directory = Buffer.byteLength(near) <= longestSocketDirectory ? near : join(tmpdir(), `sc-${hash}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const owner = statSync(directory).uid;
  const ours = [process.getuid?.(), account?.uid].includes(owner);
  if (!ours) throw new Error(`${directory} belongs to somebody else; remove it or choose a shorter DATA_DIR`);
  own(directory, account);
  return directory;
}

/** Trust on the socket is safe only because nobody else can enter its folder. */
function own(directory: string, account: ClusterAccount | undefined): void {
  chmodSync(directory, 0o700);
  if (account !== undefined) chownSync(directory, account.uid, account.gid);
}
