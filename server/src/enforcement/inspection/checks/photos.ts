import type { PhotoReceipt } from '@shancheng/contracts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { type PictureUpload, readPicture } from '../../../platform/files/read-picture.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkNotFound, photoNotFound } from '../errors.ts';
import { findWho } from '../who.ts';
import type { InspectionCheck } from './inspection-check.ts';

export interface CheckPhoto extends PictureUpload {
  photoId: string;
  checkId: string;
}

/**
 * Keeps a picture of a visit or of a rectification under the id the phone chose: sent again it is the same picture. From
 * an officer of the team or the enterprise itself; anybody else learns nothing of the check.
 */
export async function keepPhoto(platform: Platform, actor: Actor, upload: CheckPhoto): Promise<PhotoReceipt> {
  const { db, clock, files } = platform;
  if (!(await isPartOf(db, actor, upload.checkId))) throw checkNotFound();
  const now = clock.now();
  const { mediaType, capturedAt, lon, lat } = readPicture(upload, now);
  const stored = await files.put(upload.bytes, mediaType);
  await sql`
    insert into inspection.photos (id, check_id, account_id, sha256, sm3, media_type, bytes, captured_at, received_at, place)
    values (${upload.photoId}, ${upload.checkId}, ${actor.id}, ${stored.sha256}, ${stored.sm3}, ${mediaType}, ${stored.bytes},
      ${capturedAt}, ${now}, st_setsrid(st_makepoint(${lon ?? null}::float8, ${lat ?? null}::float8), 4490))
    on conflict (id) do nothing`.execute(db);
  const { rows } = await sql<{ sha256: string; accountId: string; checkId: string }>`
    select sha256, account_id as "accountId", check_id as "checkId" from inspection.photos where id = ${upload.photoId}`.execute(
    db,
  );
  const kept = rows[0];
  if (kept?.sha256 !== stored.sha256 || kept.accountId !== actor.id || kept.checkId !== upload.checkId)
    throw conflict('inspection.photo-id-reused', '照片编号已用于其他文件', 'The picture id was used for another file');
  return { photoId: upload.photoId, ...stored };
}

async function isPartOf(db: Database, actor: Actor, checkId: string): Promise<boolean> {
  const { rows } = await sql`
    select from inspection.checks c where c.id = ${checkId} and (
      exists (select from powers.subjects s where s.id = c.subject_id and s.account_id = ${actor.accountId ?? null}::uuid)
      or exists (select from inspection.check_parties p join powers.officers o on o.id = any (p.officer_ids)
        where p.check_id = c.id and o.account_id = ${actor.accountId ?? null}::uuid))`.execute(db);
  return rows.length > 0;
}

/** A picture’s bytes for who may see its check: those who take part, the enterprise, or whoever oversees the place. */
export async function findPhoto(
  db: Database,
  actor: Actor,
  checkId: string,
  photoId: string,
): Promise<{ sha256: string; mediaType: string }> {
  const [{ rows }, { authorityId }] = await Promise.all([
    sql<{ sha256: string; mediaType: string; path: string; own: boolean; check: InspectionCheck }>`
      select p.sha256, p.media_type as "mediaType", c.division_path as path, c.state as check,
        exists (select from powers.subjects s where s.id = c.subject_id and s.account_id = ${actor.accountId ?? null}::uuid) as own
      from inspection.photos p join inspection.checks c on c.id = p.check_id where p.id = ${photoId} and c.id = ${checkId}`.execute(
      db,
    ),
    findWho(db, actor),
  ]);
  const row = rows[0];
  const oversees =
    actor.permissions.has('inspection.view') &&
    (inScope(actor, row?.path) || row?.check.parties.some((party) => party.authorityId === authorityId));
  if (!row || !(row.own || oversees)) throw photoNotFound();
  return { sha256: row.sha256, mediaType: row.mediaType };
}
