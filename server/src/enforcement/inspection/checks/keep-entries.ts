import type { ChecklistItem, EntriesReceipt, NewEntry } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import {
  badAnswer,
  entryOfOther,
  foreignItem,
  notAllowedNow,
  notArrived,
  notCertified,
  notOfTeam,
  photoNotFound,
  unlistedItem,
} from '../errors.ts';
import { findWho, type Officer } from '../who.ts';
import { requireCertificate, requirePlausible } from './arrive.ts';
import { lockCheckInTrx, type StoredCheck } from './check-store.ts';
import { fits, judge } from './checklist.ts';

type Result = EntriesReceipt['results'][number];

/** No command has this id; entries are known by their own. */
const NO_COMMAND = '00000000-0000-0000-0000-000000000000';

/**
 * Keeps what an officer wrote down, each entry by itself: a refused one does not keep back the others, one that is here
 * already is known, one that comes after the visit was concluded is kept as late. Nothing that is here is ever changed.
 */
export async function keepEntries(
  platform: Platform,
  actor: Actor,
  checkId: string,
  entries: readonly NewEntry[],
): Promise<EntriesReceipt> {
  return platform.db.transaction().execute(async (trx) => {
    const { officer } = await findWho(trx, actor);
    if (!officer) throw notCertified();
    const stored = await lockCheckInTrx(trx, checkId, NO_COMMAND);
    requireThere(stored, officer);
    const known = await listKnown(trx, entries);
    const photos = await listPhotos(trx, checkId, actor, entries);
    const results: Result[] = [];
    for (const entry of entries) results.push(await keepOne(platform, trx, { stored, officer, known, photos }, entry));
    return { results };
  });
}

interface Context {
  stored: StoredCheck;
  officer: Officer;
  known: Map<string, { checkId: string; officerId: string }>;
  photos: ReadonlySet<string>;
}

async function keepOne(platform: Platform, trx: Trx, context: Context, entry: NewEntry): Promise<Result> {
  const { stored, officer, known } = context;
  try {
    const there = known.get(entry.id);
    if (there) {
      if (there.checkId !== stored.id || there.officerId !== officer.id) throw entryOfOther();
      return { id: entry.id, result: 'known' };
    }
    const item = requireItem(stored, officer, entry);
    requirePlausible(platform.clock.now(), entry.notedAt);
    if (entry.photoIds?.some((id) => !context.photos.has(id))) throw photoNotFound();
    await requireCertificate(trx, stored, officer, localDay(new Date(entry.notedAt), platform.config.timeZone));
    const late = stored.check.status !== 'on-site';
    await insertEntry(trx, context, entry, item, { late, receivedAt: platform.clock.now() });
    known.set(entry.id, { checkId: stored.id, officerId: officer.id });
    return { id: entry.id, result: late ? 'late' : 'kept' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { id: entry.id, result: 'refused', code: error.code, reason: error.title };
  }
}

/** Whoever has not scanned in writes nothing down; before the visit there is nothing to write. */
function requireThere({ check }: StoredCheck, officer: Officer): void {
  if (!check.parties.some(({ officerIds }) => officerIds.includes(officer.id))) throw notOfTeam();
  if (['planned', 'approved', 'cancelled', 'merged'].includes(check.status)) throw notAllowedNow(check.status, []);
  if (!check.arrivals.some(({ officerId }) => officerId === officer.id)) throw notArrived();
}

/** Only what stands on the published list, only for one’s own agency, only after one’s own arrival. */
function requireItem({ checklist, check }: StoredCheck, officer: Officer, entry: NewEntry): ChecklistItem {
  const item = checklist.find(({ id }) => id === entry.itemId);
  if (!item) throw unlistedItem();
  if (!item.answers.some(({ authorityId }) => authorityId === officer.authorityId)) throw foreignItem();
  if (!fits(item, entry.answer)) throw badAnswer();
  const arrival = check.arrivals.find(({ officerId }) => officerId === officer.id);
  if (!arrival || Date.parse(entry.notedAt) < Date.parse(arrival.at)) throw notArrived();
  return item;
}

async function listKnown(trx: Trx, entries: readonly NewEntry[]): Promise<Context['known']> {
  const { rows } = await sql<{ id: string; checkId: string; officerId: string }>`
    select id, check_id as "checkId", officer_id as "officerId" from inspection.entries
    where id = any (${entries.map(({ id }) => id)}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, ...where }) => [id, where]));
}

/** Pictures the officer has sent for this very check. */
async function listPhotos(trx: Trx, checkId: string, actor: Actor, entries: readonly NewEntry[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from inspection.photos where check_id = ${checkId} and account_id = ${actor.id}
      and id = any (${entries.flatMap(({ photoIds = [] }) => photoIds)}::uuid[])`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

async function insertEntry(
  trx: Trx,
  { stored, officer }: Context,
  entry: NewEntry,
  item: ChecklistItem,
  { late, receivedAt }: { late: boolean; receivedAt: Date },
): Promise<void> {
  const compliant = judge(item, entry.answer, entry.compliant) ?? null;
  const corrects = entry.corrects ?? null;
  await sql`
    insert into inspection.entries (id, check_id, item_id, officer_id, authority_id, answer, compliant, note, photo_ids, corrects,
      noted_at, received_at, late)
    values (${entry.id}, ${stored.id}, ${item.id}, ${officer.id}, ${officer.authorityId}, ${entry.answer}, ${compliant},
      ${entry.note ?? null}, ${entry.photoIds ?? []}::uuid[],
      (select id from inspection.entries where id = ${corrects}::uuid and check_id = ${stored.id} and officer_id = ${officer.id}),
      ${entry.notedAt}::timestamptz, ${receivedAt}, ${late})`.execute(trx);
}
