import { randomBytes } from 'node:crypto';
import { sql, type Trx } from '../../../platform/db/index.ts';

const CODE_BYTES = 16;

/**
 * Gives a subject a new check code (32 hexadecimal digits); the old one is kept as retired, so that a print of it reads as
 * stale. undefined: there is no such subject.
 */
export async function renewCheckCodeInTrx(trx: Trx, subjectId: string, at: Date): Promise<string | undefined> {
  const code = randomBytes(CODE_BYTES).toString('hex');
  const { rows } = await sql<{ old: string }>`
    select check_code as old from powers.subjects where id = ${subjectId} for update`.execute(trx);
  const [row] = rows;
  if (!row) return undefined;
  await sql`
    insert into powers.retired_check_codes (check_code, subject_id, retired_at) values (${row.old}, ${subjectId}, ${at})`.execute(
    trx,
  );
  await sql`update powers.subjects set check_code = ${code}, updated_at = ${at} where id = ${subjectId}`.execute(trx);
  return code;
}
