import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { putLawInTrx } from './put-law.ts';

const LAWS = new URL('../../../../../data/enforcement/laws/', import.meta.url);

/**
 * Loads the statutes of data/enforcement/laws; a version whose file is unchanged stays as it is. What a version says is
 * replaced as a whole, since cases cite it by law, version and path.
 */
export async function seedLaws(trx: Trx, now: Date): Promise<void> {
  const files = (await readdir(LAWS)).filter((name) => name.endsWith('.json')).sort();
  for (const file of files) await seedLaw(trx, await readFile(new URL(file, LAWS), 'utf8'), now);
}

async function seedLaw(trx: Trx, text: string, now: Date): Promise<void> {
  const sha256 = createHash('sha256').update(text).digest();
  const { rows } = await sql`
    select from powers.law_versions v where v.law_id = ${text}::jsonb ->> 'id' and v.sha256 = ${sha256} limit 1`.execute(
    trx,
  );
  if (rows.length === 0) await putLawInTrx(trx, text, { sha256, now });
}
