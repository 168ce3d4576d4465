import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { NewImport } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import { storeUpload } from '../../../platform/files/store-upload.ts';
import type { Platform } from '../../../platform/platform.ts';
import { importDatasetNotFound } from './import-errors.ts';
import { importPath } from './import-folder.ts';

export const READ_JOB = 'read import';

/** Who hands a file in: somebody at a screen, a token, or the watched folder. */
export type Giver = Pick<Actor, 'id' | 'scopes' | 'accountId'>;

/**
 * Takes a file to disk as it arrives, remembers it and has it read in the background. `origin` names a file of the
 * watched folder, which is taken only once. @returns the id of the import
 */
export async function receiveImport(
  platform: Platform,
  actor: Giver,
  datasetId: string,
  about: NewImport,
  body: AsyncIterable<Buffer>,
  origin?: string,
): Promise<string> {
  const { db, clock, config } = platform;
  const { rows } = await sql<{
    path: string;
  }>`select division_path as path from datasets.datasets where id = ${datasetId}`.execute(db);
  if (!inScope(actor, rows[0]?.path)) throw importDatasetNotFound();
  const id = randomUUID();
  const path = importPath(config, id);
  const { sha256, bytes } = await storeUpload(body, path, config.importLimitBytes);
  try {
    const { fileName, validFrom, ...declared } = about;
    await db.transaction().execute(async (trx) => {
      await sql`
        insert into datasets.imports (id, dataset_id, file_name, sha256, bytes, status, valid_from, declared, started_at, started_by, origin)
        values (${id}, ${datasetId}, ${fileName}, ${sha256}, ${bytes}, 'reading', ${validFrom}::date, ${JSON.stringify(declared)}::jsonb, ${clock.now()},
          ${actor.accountId ?? null}, ${origin ?? null})`.execute(trx);
      const facts = { datasetId, fileName, sha256 };
      await appendAuditInTrx(trx, {
        at: clock.now(),
        actor: actor.id,
        action: 'dataset.import',
        subject: `import:${id}`,
        facts,
      });
      await addJobInTrx(trx, READ_JOB, { importId: id });
    });
    return id;
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true });
    throw error;
  }
}
