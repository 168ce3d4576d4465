import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Trx } from '../../../platform/db/index.ts';

const dataDirectory = join(import.meta.dirname, '../../../../../data');

export interface DataFile {
  name: string;
  checksum: string;
  /** The JSON of a file of our own, parsed when asked for (mostly it is in already); its shape is asserted by tests. */
  parse: () => unknown;
}

/** Reads `data/<name>`; the checksum tells whether it is in the database already. */
export async function readDataFile(name: string): Promise<DataFile> {
  const text = await readFile(join(dataDirectory, name), 'utf8');
  return { name, checksum: createHash('sha256').update(text).digest('hex'), parse: () => JSON.parse(text) };
}

/** Runs `load` unless the very same files were loaded before. True when it ran. */
export async function loadOnceInTrx(
  trx: Trx,
  name: string,
  files: readonly Pick<DataFile, 'checksum'>[],
  now: Date,
  load: () => Promise<void>,
): Promise<boolean> {
  const checksum = files.map((file) => file.checksum).join(' ');
  const known = await sql<{ checksum: string }>`
    select checksum from directory.loaded_data where name = ${name} for update`.execute(trx);
  if (known.rows[0]?.checksum === checksum) return false;
  await load();
  await sql`insert into directory.loaded_data (name, checksum, loaded_at) values (${name}, ${checksum}, ${now})
    on conflict (name) do update set checksum = excluded.checksum, loaded_at = excluded.loaded_at`.execute(trx);
  return true;
}
