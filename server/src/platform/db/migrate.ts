import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

interface MigrationFile {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** Any number nobody else locks: 'shancheng' on a phone keypad. */
const advisoryLock = 742_624_364;
const ownMigrations = join(import.meta.dirname, '../../../migrations');

/**
 * Brings a database up to date with the numbered SQL files of `directory` and returns the names of those it ran. Each
 * file is one transaction; processes that start together take turns. Throws when a file that ran before has changed or
 * vanished, when two files share a number, or when the database is newer than this program.
 */
export async function migrate(connectionString: string, directory: string = ownMigrations): Promise<string[]> {
  const files = await readMigrations(directory);
  const client = new pg.Client({ connectionString, application_name: 'shancheng-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    const pending = selectPending(files, await readApplied(client));
    for (const file of pending) await apply(client, file);
    // The tables of the jobs too: an event may be announced before any worker has run.
    await runMigrations({ connectionString });
    return pending.map((file) => file.name);
  } finally {
    await client.end(); // ends the session, and the lock with it
  }
}

async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(names.map((name) => readMigration(directory, name)));
  const twice = files.find((file, at) => files[at - 1]?.number === file.number);
  if (twice !== undefined) throw new Error(`two migrations have the number ${twice.number}; renumber ${twice.name}`);
  return files;
}

async function readMigration(directory: string, name: string): Promise<MigrationFile> {
  const number = /^([0-9]{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
  if (number === undefined) throw new Error(`migration ${name} must be named like 0012-what-it-adds.sql`);
  const text = await readFile(join(directory, name), 'utf8');
  return { number: Number(number), name, text, checksum: createHash('sha256').update(text).digest('hex') };
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    comment on table platform.migrations is 'SQL files that have run, with the SHA-256 of their text';`);
  const rows = await client.query<{ name: string; checksum: string }>('select name, checksum from platform.migrations');
  return new Map(rows.rows.map((row) => [row.name, row.checksum]));
}

function selectPending(files: readonly MigrationFile[], applied: ReadonlyMap<string, string>): MigrationFile[] {
  const known = new Set(files.map((file) => file.name));
  const foreign = [...applied.keys()].find((name) => !known.has(name));
  if (foreign !== undefined) throw new Error(`the database has run ${foreign}, which this program does not have`);
  for (const file of files) {
    const checksum = applied.get(file.name);
    if (checksum !== undefined && checksum !== file.checksum)
      throw new Error(`migration ${file.name} has changed since it ran; add a new one instead`);
  }
  return files.filter((file) => !applied.has(file.name));
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.text);
    await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [file.name, file.checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`migration ${file.name} failed: ${reason}${lineOf(cause, file.text)}`, { cause });
  }
}

function lineOf(cause: unknown, text: string): string {
  if (!(cause instanceof pg.DatabaseError) || cause.position === undefined) return '';
  return ` (line ${text.slice(0, Number(cause.position)).split('\n').length})`;
}
