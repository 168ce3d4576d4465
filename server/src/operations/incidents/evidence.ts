import type { UploadReceipt } from '@shancheng/contracts';
import { type Actor, inScope } from '../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';
import { conflict } from '../../platform/errors/index.ts';
import { type PictureUpload, readPicture } from '../../platform/files/read-picture.ts';
import type { Platform } from '../../platform/platform.ts';
import { evidenceNotFound, evidenceTaken } from './errors.ts';
import { insertPicturesInTrx } from './signal-store.ts';

export interface Upload extends PictureUpload {
  uploadId: string;
}

/** Stores a phone’s picture under the id the phone chose: sending it again gives the same answer and no second copy. */
export async function storeUpload(platform: Platform, actor: Actor, upload: Upload): Promise<UploadReceipt> {
  const now = platform.clock.now();
  const { mediaType, capturedAt, ...position } = readPicture(upload, now);
  const stored = await platform.files.put(upload.bytes, mediaType);
  const picture = {
    ...stored,
    id: upload.uploadId,
    kind: 'photo' as const,
    mediaType,
    capturedAt,
    source: actor.displayName,
    objects: [],
    ...position,
  };
  await platform.db.transaction().execute(async (trx) => {
    await insertPicturesInTrx(trx, [{ picture, at: now, uploadedBy: actor.id }]);
    const kept = await trx
      .selectFrom('incidents.evidence')
      .select(['sha256', 'uploaded_by'])
      .where('id', '=', upload.uploadId)
      .executeTakeFirstOrThrow();
    if (kept.sha256 !== stored.sha256 || kept.uploaded_by !== actor.id) {
      throw conflict('evidence.id-reused', '上传编号已用于其他文件', 'The upload id was used for another file');
    }
  });
  return { evidenceId: upload.uploadId, ...stored };
}

/** Throws unless these pictures are the reporter’s own and free, or belong to this very report already (a retry). */
export async function requireFreeEvidence(
  db: Database,
  actorId: string,
  signalId: string,
  evidenceIds: readonly string[],
): Promise<void> {
  if (evidenceIds.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from incidents.evidence where id = any (${evidenceIds}::uuid[]) and uploaded_by = ${actorId}
      and (incident_id is null or incident_id = (select incident_id from incidents.signals where id = ${signalId}))`.execute(
    db,
  );
  if (rows.length !== new Set(evidenceIds).size) throw evidenceTaken();
}

/** Ties uploaded pictures to an incident; each may serve one case and only for whoever uploaded it. */
export async function attachEvidenceInTrx(
  trx: Trx,
  actorId: string,
  incidentId: string,
  evidenceIds: readonly string[],
): Promise<void> {
  if (evidenceIds.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    update incidents.evidence set incident_id = ${incidentId}
    where id = any (${evidenceIds}::uuid[]) and uploaded_by = ${actorId} and (incident_id is null or incident_id = ${incidentId})
    returning id`.execute(trx);
  if (rows.length !== new Set(evidenceIds).size) throw evidenceTaken();
}

/** Where a picture’s bytes are, if the actor may see it: by scope of its incident or the one merged into that, as its uploader, or as whoever handles the case. */
export async function getEvidenceFile(
  db: Database,
  actor: Actor,
  evidenceId: string,
): Promise<{ sha256: string; mediaType: string }> {
  const { rows } = await sql<{
    sha256: string;
    media_type: string;
    uploaded_by: string | null;
    paths: (string | null)[];
    people: (string | null)[];
  }>`
    select e.sha256, e.media_type, e.uploaded_by, array[i.division_path, o.division_path] as paths,
      array[i.assignee_id, i.handler_id] as people
    from incidents.evidence e left join incidents.incidents i on i.id = e.incident_id
    left join incidents.incidents o on o.id = e.origin_incident_id where e.id = ${evidenceId}`.execute(db);
  const row = rows[0];
  const handles = actor.personId !== undefined && row?.people.includes(actor.personId);
  const oversees = actor.permissions.has('incident.view') && row?.paths.some((path) => inScope(actor, path));
  if (!row || !(handles || oversees || row.uploaded_by === actor.id)) throw evidenceNotFound();
  return { sha256: row.sha256, mediaType: row.media_type };
}
