import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, sql } from './index.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let directory: string;
let database: TestDatabase;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sc-migrations-'));
  database = await createTestDatabase();
  await sql`drop table platform.migrations`.execute(database.db);
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const write = (name: string, statements: string) => writeFile(join(directory, name), statements);
const run = () => migrate(database.connectionString, directory);

test('files run once, in the order of their numbers', async () => {
  await write('0002-second.sql', 'insert into steps values (2);');
  await write('0001-first.sql', 'create table steps (n int); insert into steps values (1);');
  expect(await run()).toEqual(['0001-first.sql', '0002-second.sql']);
  await write('0003-third.sql', 'insert into steps values (3);');
  expect(await run()).toEqual(['0003-third.sql']);
  const { rows } = await sql`select n from steps`.execute(database.db);
  expect(rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test('a file that fails leaves nothing behind and is named with its line', async () => {
  await write('0001-broken.sql', 'create table half (n int);\n\ninsert into nowhere values (1);');
  await expect(run()).rejects.toThrow(/0001-broken\.sql failed: .*nowhere.* \(line 3\)/);
  const { rows } = await sql`select to_regclass('half') as half`.execute(database.db);
  expect(rows).toEqual([{ half: null }]);
});

test('a file that changed after it ran is refused', async () => {
  await write('0001-first.sql', 'create table steps (n int);');
  await run();
  await write('0001-first.sql', 'create table steps (n bigint);');
  await expect(run()).rejects.toThrow('0001-first.sql has changed');
});

test('a database newer than the program is refused', async () => {
  await write('0001-first.sql', 'select 1;');
  await write('0002-second.sql', 'select 1;');
  await run();
  await rm(join(directory, '0002-second.sql'));
  await expect(run()).rejects.toThrow('0002-second.sql, which this program does not have');
});

test('two files with one number, or an odd name, are refused before anything runs', async () => {
  await write('0001-first.sql', 'create table never (n int);');
  await write('0001-other.sql', 'select 1;');
  await expect(run()).rejects.toThrow('two migrations have the number 1');
  await rm(join(directory, '0001-other.sql'));
  await write('2-odd.sql', 'select 1;');
  await expect(run()).rejects.toThrow('2-odd.sql must be named');
});

test('two processes that migrate at once take turns', async () => {
  await write('0001-slow.sql', 'create table steps (n int); select pg_sleep(0.4); insert into steps values (1);');
  const ran = await Promise.all([migrateElsewhere(), migrateElsewhere()]);
  expect(ran.sort()).toEqual(['["0001-slow.sql"]', '[]']);
  const { rows } = await sql`select n from steps`.execute(database.db);
  expect(rows).toEqual([{ n: 1 }]);
});

async function migrateElsewhere(): Promise<string> {
  const code = `
    const { migrate } = await import(${JSON.stringify(join(import.meta.dirname, 'migrate.ts'))});
    console.log(JSON.stringify(await migrate(${JSON.stringify(database.connectionString)}, ${JSON.stringify(directory)})));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const output = await text(child.stdout);
  await exited;
  return output.trim();
}
