import type { CheckAction, CheckDetail, ChecklistEntry } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { citeAll } from '../documents/cite-bases.ts';
import { listDocuments } from '../documents/document-queries.ts';
import { checkNotFound } from '../errors.ts';
import { findWho, type Who } from '../who.ts';
import { CHECK_PERMISSIONS, requireSight } from './act-on-check.ts';
import { FROM, overdueOn, SUMMARY, type SummaryRow, summaryOf } from './check-queries.ts';
import { getCheck, listEntryFacts, type StoredCheck } from './check-store.ts';
import { itemStates } from './checklist.ts';
import { ALLOWED_CHECK_ACTIONS, type CheckPartyState, type FindingState } from './inspection-check.ts';

/** All of a check for those who may see it: course, team, checklist with every entry, findings, documents. */
export async function getCheckDetail(
  { db, clock, config }: Pick<Platform, 'db' | 'clock' | 'config'>,
  actor: Actor,
  checkId: string,
): Promise<CheckDetail> {
  const [stored, who] = await Promise.all([getCheck(db, checkId), findWho(db, actor)]);
  requireSight(stored, who, actor);
  const today = localDay(clock.now(), config.timeZone);
  const { check, checklist } = stored;
  const [summary, names, facts, entries, documents, history, clues, findingList] = await Promise.all([
    sql<SummaryRow>`select ${SUMMARY}, ${overdueOn(today)} as overdue from ${FROM} where c.id = ${checkId}`.execute(db),
    readNames(db, check.parties),
    listEntryFacts(db, checkId),
    listEntries(db, checkId),
    listDocuments(db, checkId),
    listHistory(db, checkId),
    listClues(db, checkId),
    Promise.all(check.findings.map((finding) => findingOf(db, finding, today))),
  ]);
  const row = summary.rows[0];
  if (!row) throw checkNotFound();
  const photosOf = new Map(entries.map(({ id, photoIds }) => [id, photoIds]));
  const me = membershipOf(stored, who);
  return {
    ...summaryOf(row),
    parties: check.parties.map((party) => partyOf(party, stored, names)),
    ...{
      checklist,
      items: itemStates(checklist, facts, check.arrivals, check.settled),
      entries,
      documents,
      history,
      clues,
    },
    findingList: findingList.map(({ entryId, ...finding }) => ({ ...finding, photoIds: photosOf.get(entryId) ?? [] })),
    ...(check.approval ? { approval: check.approval } : {}),
    ...(check.urgent ? { urgent: { ...check.urgent, ratified: check.ratified !== undefined } } : {}),
    geofenceMetres: check.geofenceMetres,
    ...(me ? { me } : {}),
    allowed: allowedFor(stored, who, actor),
  };
}

function membershipOf({ check }: StoredCheck, { officer }: Who): CheckDetail['me'] {
  const party = officer && check.parties.find(({ officerIds }) => officerIds.includes(officer.id));
  return party && officer ? { officerId: officer.id, authorityId: party.authorityId, lead: party.lead } : undefined;
}

const LEADING: readonly CheckAction[] = [
  'settle',
  'conclude',
  'reopen',
  'close',
  'record-refusal',
  'notify',
  'start-urgently',
  'ratify',
  'cancel',
];

/** Of what the state allows, what this person’s permission and part allow. */
function allowedFor(stored: StoredCheck, who: Who, actor: Actor): CheckAction[] {
  const party = stored.check.parties.find(({ authorityId }) => authorityId === who.authorityId);
  const inTeam = membershipOf(stored, who) !== undefined;
  const allowed: readonly CheckAction[] = ALLOWED_CHECK_ACTIONS[stored.check.status];
  return allowed.filter((action) => {
    if (action === 'feed-back' || !party) return false;
    const permission = CHECK_PERMISSIONS[action];
    if (!actor.permissions.has(permission)) return false;
    if (LEADING.includes(action) && !party.lead) return false;
    return permission !== 'inspection.carry-out' || inTeam;
  });
}

interface Names {
  authorities: Map<string, string>;
  officers: Map<string, { name: string; certificateNo: string }>;
  matters: Map<string, string>;
}

async function readNames(db: Database, parties: readonly CheckPartyState[]): Promise<Names> {
  const [authorities, officers, matters] = await Promise.all([
    sql<{ id: string; name: string }>`
      select id, short_name as name from powers.authorities where id = any (${parties.map(({ authorityId }) => authorityId)}::text[])`.execute(
      db,
    ),
    sql<{ id: string; name: string; certificateNo: string }>`
      select id, name, certificate_no as "certificateNo" from powers.officers
      where id = any (${parties.flatMap(({ officerIds }) => officerIds)}::uuid[])`.execute(db),
    sql<{ code: string; name: string }>`
      select code, name from powers.matters where code = any (${parties.flatMap((party) => party.matters)}::text[])`.execute(
      db,
    ),
  ]);
  return {
    authorities: new Map(authorities.rows.map(({ id, name }) => [id, name])),
    officers: new Map(officers.rows.map(({ id, ...officer }) => [id, officer])),
    matters: new Map(matters.rows.map(({ code, name }) => [code, name])),
  };
}

function partyOf(
  { authorityId, lead, mode, matters, officerIds }: CheckPartyState,
  { check }: StoredCheck,
  names: Names,
): CheckDetail['parties'][number] {
  return {
    ...{ authorityId, authorityName: names.authorities.get(authorityId) ?? authorityId, lead, mode },
    matters: matters.map((code) => ({ code, name: names.matters.get(code) ?? code })),
    officers: officerIds.map((officerId) => {
      const { name = '', certificateNo = '' } = names.officers.get(officerId) ?? {};
      const arrival = check.arrivals.find((one) => one.officerId === officerId);
      const arrived = arrival && {
        at: arrival.at,
        distanceMetres: arrival.distanceMetres,
        recorderNo: arrival.recorderNo,
      };
      return { officerId, name, certificateNo, ...(arrived ? { arrived } : {}) };
    }),
  };
}

/** A finding as people read it, with the clauses it rests on. */
export async function findingOf(
  db: Database,
  { answers, feedback, rechecks, ...finding }: FindingState,
  today: string,
): Promise<Omit<CheckDetail['findingList'][number], 'photoIds'> & { entryId: string }> {
  return {
    ...finding,
    authorities: answers.map((answer) => ({ ...answer })),
    citations: await citeAll(
      db,
      answers.map(({ basis }) => basis),
    ),
    overdue: (finding.status === 'open' || finding.status === 'failed') && finding.dueOn < today,
    feedback: feedback.map((one) => ({ ...one, photoIds: [...one.photoIds] })),
    rechecks: rechecks.map((one) => ({ ...one, photoIds: [...one.photoIds] })),
  };
}

async function listEntries(db: Database, checkId: string): Promise<ChecklistEntry[]> {
  interface Row extends Omit<ChecklistEntry, 'notedAt' | 'receivedAt' | 'compliant' | 'note' | 'corrects'> {
    notedAt: Date;
    receivedAt: Date;
    compliant: boolean | null;
    note: string | null;
    corrects: string | null;
  }
  const { rows } = await sql<Row>`
    select e.id, e.item_id as "itemId", e.officer_id as "officerId", o.name as "officerName", e.authority_id as "authorityId",
      e.answer, e.compliant, e.note, e.photo_ids as "photoIds", e.corrects, e.noted_at as "notedAt", e.received_at as "receivedAt", e.late
    from inspection.entries e join powers.officers o on o.id = e.officer_id where e.check_id = ${checkId} order by e.seq`.execute(
    db,
  );
  return rows.map(({ compliant, note, corrects, notedAt, receivedAt, ...row }) => ({
    ...{ ...row, notedAt: notedAt.toISOString(), receivedAt: receivedAt.toISOString() },
    ...(compliant === null ? {} : { compliant }),
    ...(note === null ? {} : { note }),
    ...(corrects === null ? {} : { corrects }),
  }));
}

async function listHistory(db: Database, checkId: string): Promise<CheckDetail['history']> {
  const { rows } = await sql<{
    action: string;
    at: Date;
    actorName: string;
    authorityName: string | null;
    certificateNo: string | null;
    note: string | null;
  }>`
    select h.action, h.at, h.actor_name as "actorName", a.short_name as "authorityName", h.certificate_no as "certificateNo",
      coalesce(h.facts ->> 'reason', h.facts ->> 'note', h.facts ->> 'text', h.facts ->> 'documentNo') as note
    from inspection.check_actions h left join powers.authorities a on a.id = h.authority_id
    where h.check_id = ${checkId} order by h.seq`.execute(db);
  return rows.map(({ at, authorityName, certificateNo, note, ...row }) => ({
    ...{ ...row, at: at.toISOString() },
    ...(authorityName ? { authorityName } : {}),
    ...(certificateNo ? { certificateNo } : {}),
    ...(note ? { note } : {}),
  }));
}

async function listClues(db: Database, checkId: string): Promise<CheckDetail['clues']> {
  const { rows } = await sql<CheckDetail['clues'][number]>`
    select c.id, c.authority_id as "authorityId", a.short_name as "authorityName", c.matter_code as "matterCode", c.description
    from inspection.clues c join powers.authorities a on a.id = c.authority_id where c.check_id = ${checkId} order by c.raised_at, c.id`.execute(
    db,
  );
  return rows;
}
