import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NewImport } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fileRefused, fileTooLarge, importDatasetNotFound } from './import-errors.ts';
import { importPath } from './import-folder.ts';

export const READ_JOB = 'read import';

/** Takes a file to disk as it arrives, remembers it and has it read in the background. @returns the id of the import */
export async function receiveImport(
  platform: Platform,
  actor: Actor,
  datasetId: string,
  about: NewImport,
  body: AsyncIterable<Buffer>,
): Promise<string> {
  const { db, clock, config } = platform;
  const { rows } = await sql<{
    path: string;
  }>`select division_path as path from datasets.datasets where id = ${datasetId}`.execute(db);
  if (!inScope(actor, rows[0]?.path)) throw importDatasetNotFound();
  const id = randomUUID();
  const path = importPath(config, id);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const { sha256, bytes } = await store(body, path, config.importLimitBytes);
    const { fileName, validFrom, ...declared } = about;
    await db.transaction().execute(async (trx) => {
      await sql`
        insert into datasets.imports (id, dataset_id, file_name, sha256, bytes, status, valid_from, declared, started_at, started_by)
        values (${id}, ${datasetId}, ${fileName}, ${sha256}, ${bytes}, 'reading', ${validFrom}::date, ${JSON.stringify(declared)}::jsonb, ${clock.now()},
          ${actor.accountId ?? null})`.execute(trx);
      const facts = { datasetId, fileName, sha256 };
      await appendAuditInTrx(trx, {
        at: clock.now(),
        actor: actor.id,
        action: 'dataset.import',
        subject: `import:${id}`,
        facts,
      });
      await addJobInTrx(trx, READ_JOB, { importId: id }, { maxAttempts: 3 });
    });
    return id;
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true });
    throw error;
  }
}

async function store(
  body: AsyncIterable<Buffer>,
  path: string,
  limit: number,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > limit ? fileTooLarge() : null, chunk);
    },
  });
  await pipeline(body, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (bytes === 0) throw fileRefused('empty', '文件为空', 'The file is empty');
  return { sha256: hash.digest('hex'), bytes };
}
