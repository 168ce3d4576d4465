import { createHash } from 'node:crypto';
import type { NewViolationReport, ViolationReport } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../../platform/audit/index.ts';
import { localDay } from '../../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { idTaken } from '../entrance-errors.ts';
import { nextEntranceNumberInTrx } from '../entrance-number.ts';
import { trackReport } from './track-report.ts';
import { newSecret, trackingCodeOf } from './tracking-code.ts';

/**
 * Takes a report of a violation from anybody; the answer carries the code to track it by. Sent again after a broken line it
 * is the same report with the same code; the same id with other words is refused.
 */
export async function makeReport(platform: Platform, wanted: NewViolationReport): Promise<ViolationReport> {
  const { db, config, clock } = platform;
  const at = clock.now();
  const code = await db.transaction().execute(async (trx) => {
    // Two of the same at once: the second waits, and then finds the first.
    await sql`select pg_advisory_xact_lock(hashtext(${`report ${wanted.id}`}))`.execute(trx);
    const sent = digestOf(wanted);
    const known = await findKnown(trx, wanted.id, sent);
    if (known !== undefined) return known;
    const number = await nextEntranceNumberInTrx(trx, 'report', Number(localDay(at, config.timeZone).slice(0, 4)));
    const secret = newSecret();
    const { lon = null, lat = null } = wanted.location ?? {};
    await sql`
      insert into inspection.violation_reports (id, number, category, text, place, geom, division_path, status, sent_sha256, made_at)
      values (${wanted.id}, ${number}, ${wanted.category.trim()}, ${wanted.text.trim()}, ${wanted.place.trim()},
        st_setsrid(st_makepoint(${lon}::float8, ${lat}::float8), 4490),
        coalesce((select path from directory.division_paths where code = ${config.districtCode} order by valid_from desc limit 1), ''),
        'received', ${sent}, ${at})`.execute(trx);
    await sql`
      insert into inspection.report_secrets (report_id, secret, contact)
      values (${wanted.id}, ${secret}, ${wanted.contact?.trim() ?? null})`.execute(trx);
    await appendAuditInTrx(trx, {
      ...{ at, actor: 'public', action: 'report.make', subject: `report:${wanted.id}` },
      facts: { number },
    });
    return trackingCodeOf(number, secret);
  });
  return trackReport(db, code);
}

function digestOf({ category, text, place, location, contact }: NewViolationReport): Buffer {
  const words = [category, text, place, location?.lon ?? null, location?.lat ?? null, contact ?? null];
  return createHash('sha256').update(JSON.stringify(words)).digest();
}

async function findKnown(trx: Trx, id: string, sent: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ number: string; secret: string; same: boolean }>`
    select r.number, s.secret, r.sent_sha256 = ${sent} as same
    from inspection.violation_reports r join inspection.report_secrets s on s.report_id = r.id where r.id = ${id}`.execute(
    trx,
  );
  const [row] = rows;
  if (row && !row.same) throw idTaken();
  return row && trackingCodeOf(row.number, row.secret);
}
