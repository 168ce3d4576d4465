import type {
  ChecklistItem,
  InspectionPlanAction,
  InspectionPlanDetail,
  InspectionPlanList,
  InspectionPlanQuery,
  InspectionPlanSummary,
} from '@shancheng/contracts';
import { type Actor, inScope } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { planSight } from '../check-sight.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import { planNotFound } from '../errors.ts';
import { findWho, type Who } from '../who.ts';
import { PLAN_PERMISSIONS } from './act-on-plan.ts';
import { findObstacles } from './find-obstacles.ts';
import { ALLOWED_PLAN_ACTIONS } from './inspection-plan.ts';
import { checklistOf } from './plan-checklist.ts';
import { getPlan, type StoredPlan } from './plan-store.ts';

const PAGE = 50;

interface SummaryRow extends Omit<InspectionPlanSummary, 'themeId' | 'createdAt'> {
  themeId: string | null;
  createdAt: Date;
}

const summary = (
  today: string,
) => sql`p.id, p.code, p.kind, p.title, p.authority_id as "authorityId", a.short_name as "authorityName",
  p.theme_id as "themeId", p.status, p.window_from as "windowFrom", p.window_to as "windowTo",
  jsonb_array_length(p.state -> 'subjectIds') as subjects, jsonb_array_length(p.state -> 'parties') as parties,
  (select count(*)::int from inspection.plan_parties w where w.plan_id = p.id and w.answer = 'pending') as "waitingFor",
  p.status = 'inviting' and exists (select from inspection.plan_parties w where w.plan_id = p.id and w.answer = 'pending'
    and w.answer_due_on < ${today}::date) as overdue,
  coalesce((select jsonb_object_agg(status, n) from (select status, count(*)::int as n from inspection.checks c
    where c.plan_id = p.id group by status) by_status), '{}') as checks,
  p.created_at as "createdAt", p.synthetic`;

/** Plans the actor may see, newest first. */
export async function listPlans(
  { db, clock, config }: Pick<Platform, 'db' | 'clock' | 'config'>,
  actor: Actor,
  query: InspectionPlanQuery,
): Promise<InspectionPlanList> {
  const who = await findWho(db, actor);
  const { status, kind, of, q, cursor } = query;
  const { at, id } = readCursor(cursor);
  const words = q ? `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
  const { rows } = await sql<SummaryRow>`
    select ${summary(localDay(clock.now(), config.timeZone))}
    from inspection.plans p join powers.authorities a on a.id = p.authority_id
    where ${planSight(actor, who)}
      and (${status ?? null}::text is null or p.status = ${status ?? null})
      and (${kind ?? null}::text is null or p.kind = ${kind ?? null})
      and (${of ?? null}::text is distinct from 'mine' or p.authority_id = ${who.authorityId ?? null})
      and (${of ?? null}::text is distinct from 'waiting' or (p.status = 'inviting' and exists (
        select from inspection.plan_parties w where w.plan_id = p.id and w.answer = 'pending' and w.authority_id = ${who.authorityId ?? null})))
      and (${words}::text is null or p.title like ${words} or p.code like ${words})
      and (${at}::timestamptz is null or (p.created_at, p.id) < (${at}::timestamptz, ${id}::uuid))
    order by p.created_at desc, p.id desc limit ${PAGE + 1}`.execute(db);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { items: page.map(summaryOf), ...(rows.length > PAGE && last ? { next: cursorOf(last) } : {}) };
}

function summaryOf({ themeId, createdAt, ...row }: SummaryRow): InspectionPlanSummary {
  return { ...row, createdAt: createdAt.toISOString(), ...(themeId ? { themeId } : {}) };
}

/** A plan the actor may see; one that is not looks the same as none. */
export async function getVisiblePlan(
  db: Database,
  actor: Actor,
  planId: string,
): Promise<{ stored: StoredPlan; who: Who }> {
  const [stored, who] = await Promise.all([getPlan(db, planId), findWho(db, actor)]);
  const takesPart = stored.plan.parties.some(({ authorityId }) => authorityId === who.authorityId);
  if (!takesPart && !inScope(actor, stored.divisionPath)) throw planNotFound();
  return { stored, who };
}

/** All of a plan: parties and answers, subjects, what stands against it, the merged checklist, what this person may do. */
export async function getPlanDetail(
  platform: Pick<Platform, 'db' | 'clock' | 'config'>,
  actor: Actor,
  planId: string,
): Promise<InspectionPlanDetail> {
  const { db } = platform;
  const { stored, who } = await getVisiblePlan(db, actor, planId);
  const today = localDay(platform.clock.now(), platform.config.timeZone);
  const open = stored.plan.status === 'draft' || stored.plan.status === 'inviting';
  const [head, subjectList, names, history, draw, obstacles, checklist] = await Promise.all([
    sql<SummaryRow & { ground: string | null; groundDocument: string | null; checklist: ChecklistItem[] }>`
      select ${summary(today)}, p.ground, p.ground_document as "groundDocument", p.checklist
      from inspection.plans p join powers.authorities a on a.id = p.authority_id where p.id = ${planId}`.execute(db),
    listSubjects(db, stored),
    readNames(db, stored),
    listHistory(db, planId),
    findDraw(db, planId),
    open && stored.plan.subjectIds.length > 0 ? findObstacles(db, stored).then(({ list }) => list) : [],
    open ? checklistOf(db, stored.plan) : undefined,
  ]);
  const row = head.rows[0];
  if (!row) throw planNotFound();
  const { ground, groundDocument, checklist: fixed, ...rest } = row;
  const { plan } = stored;
  return {
    ...summaryOf(rest),
    ...(ground ? { ground } : {}),
    ...(groundDocument ? { groundDocument } : {}),
    divisionPath: stored.divisionPath,
    ...(plan.drawRule ? { draw: { rule: plan.drawRule, ...draw } } : {}),
    plan: {
      parties: plan.parties.map(({ absorb: _, ...party }) => ({
        ...party,
        authorityName: names.authorities.get(party.authorityId) ?? party.authorityId,
        overdue: party.answer === 'pending' && (party.answerDueOn ?? today) < today,
        officers: party.officerIds.flatMap((id) => names.officers.get(id) ?? []),
      })),
      ...(plan.approval ? { approval: plan.approval } : {}),
      ...(plan.override ? { override: plan.override } : {}),
      ...(plan.cancelled ? { cancelled: plan.cancelled } : {}),
    },
    ...{ checklist: checklist ?? fixed, subjectList, obstacles, history },
    allowed: allowedFor(stored, who, actor),
  };
}

/** Of what the state allows, what this person’s permission and part allow. */
function allowedFor({ plan }: StoredPlan, { authorityId }: Who, actor: Actor): InspectionPlanAction[] {
  const party = plan.parties.find((one) => one.authorityId === authorityId);
  const allowed: readonly InspectionPlanAction[] = ALLOWED_PLAN_ACTIONS[plan.status];
  return allowed.filter((action) => {
    if (!actor.permissions.has(PLAN_PERMISSIONS[action])) return false;
    if (action === 'override') return true;
    if (!party) return false;
    if (action === 'answer') return !party.lead;
    if (action === 'assign') return true;
    if (!party.lead) return false;
    if (action === 'commit-draw') return plan.drawRule !== undefined && plan.draw === undefined;
    if (action === 'draw') return plan.draw === 'promised';
    return true;
  });
}

async function listSubjects(db: Database, { id, plan }: StoredPlan): Promise<InspectionPlanDetail['subjectList']> {
  interface Row extends Omit<InspectionPlanDetail['subjectList'][number], 'checkId' | 'checkStatus'> {
    checkId: string | null;
    checkStatus: string | null;
  }
  const { rows } = await sql<Row>`
    select s.id as "subjectId", s.name, s.address, s.credit_class as "creditClass", c.id as "checkId", c.status as "checkStatus"
    from powers.subjects s left join inspection.checks c on c.subject_id = s.id and c.plan_id = ${id}
    where s.id = any (${plan.subjectIds}::uuid[]) order by s.name`.execute(db);
  return rows.map(({ checkId, checkStatus, ...row }) => ({
    ...row,
    ...(checkId ? { checkId } : {}),
    ...(checkStatus ? { checkStatus } : {}),
  }));
}

async function readNames(db: Database, { plan }: StoredPlan) {
  const [authorities, officers] = await Promise.all([
    sql<{ id: string; name: string }>`
      select id, short_name as name from powers.authorities where id = any (${plan.parties.map(({ authorityId }) => authorityId)}::text[])`.execute(
      db,
    ),
    sql<{ id: string; name: string; certificateNo: string }>`
      select id, name, certificate_no as "certificateNo" from powers.officers
      where id = any (${plan.parties.flatMap(({ officerIds }) => officerIds)}::uuid[])`.execute(db),
  ]);
  return {
    authorities: new Map(authorities.rows.map(({ id, name }) => [id, name])),
    officers: new Map(officers.rows.map((officer) => [officer.id, officer])),
  };
}

async function listHistory(db: Database, planId: string): Promise<InspectionPlanDetail['history']> {
  const { rows } = await sql<{
    action: string;
    at: Date;
    actorName: string;
    authorityName: string | null;
    note: string | null;
  }>`
    select h.action, h.at, h.actor_name as "actorName", a.short_name as "authorityName",
      coalesce(h.facts ->> 'reason', h.facts ->> 'documentNo', h.facts ->> 'answer') as note
    from inspection.plan_actions h left join powers.authorities a on a.id = h.authority_id
    where h.plan_id = ${planId} order by h.seq`.execute(db);
  return rows.map(({ at, authorityName, note, ...row }) => ({
    ...{ ...row, at: at.toISOString() },
    ...(authorityName ? { authorityName } : {}),
    ...(note ? { note } : {}),
  }));
}

async function findDraw(
  db: Database,
  planId: string,
): Promise<Omit<NonNullable<InspectionPlanDetail['draw']>, 'rule'>> {
  const { rows } = await sql<{ id: string; commitment: string; committedAt: Date; drawnAt: Date | null }>`
    select id, commitment, committed_at as "committedAt", drawn_at as "drawnAt" from inspection.draws where plan_id = ${planId}`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return {};
  return {
    ...{ drawId: row.id, commitment: row.commitment, committedAt: row.committedAt.toISOString() },
    ...(row.drawnAt ? { drawnAt: row.drawnAt.toISOString() } : {}),
  };
}
