import type { EnterpriseCheck } from '@shancheng/contracts';
import type { Actor } from '../../../../platform/auth/index.ts';
import { localDay } from '../../../../platform/clock/index.ts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { findingOf } from '../../checks/check-detail.ts';
import type { InspectionCheck } from '../../checks/inspection-check.ts';
import { listDocuments } from '../../documents/document-queries.ts';
import { getThemes } from '../../themes.ts';
import { checkNotYours } from '../entrance-errors.ts';
import { requireMySubject } from './my-subjects.ts';
import { isChangeable, isRateable } from './rating-rules.ts';

const MOST_CHECKS = 100;

interface Row
  extends Pick<
    EnterpriseCheck,
    'id' | 'code' | 'subjectId' | 'subjectName' | 'title' | 'windowFrom' | 'windowTo' | 'synthetic'
  > {
  themeId: string | null;
  check: InspectionCheck;
  agencies: EnterpriseCheck['agencies'];
  officers: { id: string; name: string; authorityName: string; certificateNo: string }[];
  photos: Record<string, string[]> | null;
  rating: { stars: number; first: string } | null;
}

/** From the notice on; an urgent visit from the moment the officers stand at the door. */
const VISIBLE = sql`(c.status in ('notified', 'on-site', 'concluded', 'rectifying', 'closed')
    or c.status = 'cancelled' and coalesce((c.state ->> 'notified')::boolean, false))
  and (c.state -> 'urgent' is null or c.started_at is not null)`;

const CHECK = sql`c.id, c.code, c.subject_id as "subjectId", s.name as "subjectName", p.title, p.theme_id as "themeId",
  c.window_from as "windowFrom", c.window_to as "windowTo", c.synthetic, c.state as check,
  array(select jsonb_build_object('name', a.name, 'matters', array(select m.name from powers.matters m where m.code = any (q.matters)
      order by m.code))
    from inspection.check_parties q join powers.authorities a on a.id = q.authority_id
    where q.check_id = c.id order by q.lead desc, a.name) as agencies,
  array(select jsonb_build_object('id', o.id, 'name', o.name, 'authorityName', a.name, 'certificateNo', o.certificate_no)
    from inspection.check_parties q join powers.authorities a on a.id = q.authority_id
    join powers.officers o on o.id = any (q.officer_ids)
    where q.check_id = c.id order by q.lead desc, a.name, o.certificate_no) as officers,
  (select jsonb_object_agg(e.id, e.photo_ids) from inspection.entries e where e.check_id = c.id) as photos,
  (select jsonb_build_object('stars', r.stars, 'first', (select min(made_at) from inspection.ratings f where f.check_id = c.id))
    from inspection.ratings r where r.check_id = c.id order by r.id desc limit 1) as rating`;

/** The checks of the enterprises an account stands for, newest first. */
export async function listMyChecks(
  platform: Platform,
  actor: Actor,
  subjectId: string | undefined,
): Promise<EnterpriseCheck[]> {
  const { db } = platform;
  if (subjectId !== undefined) await requireMySubject(db, actor, subjectId);
  const { rows } = await sql<Row>`
    select ${CHECK} from inspection.checks c join powers.subjects s on s.id = c.subject_id join inspection.plans p on p.id = c.plan_id
    where s.account_id = ${actor.accountId ?? null} and (${subjectId ?? null}::uuid is null or s.id = ${subjectId ?? null}::uuid)
      and ${VISIBLE} order by c.window_from desc, c.id limit ${MOST_CHECKS}`.execute(db);
  return Promise.all(rows.map((row) => enterpriseCheck(platform, row)));
}

/** One of them. Throws 404 for somebody else’s, and for one that nobody has been told of. */
export async function getMyCheck(platform: Platform, actor: Actor, checkId: string): Promise<EnterpriseCheck> {
  const { rows } = await sql<Row>`
    select ${CHECK} from inspection.checks c join powers.subjects s on s.id = c.subject_id join inspection.plans p on p.id = c.plan_id
    where c.id = ${checkId} and s.account_id = ${actor.accountId ?? null} and ${VISIBLE}`.execute(platform.db);
  const [row] = rows;
  if (!row) throw checkNotYours();
  return enterpriseCheck(platform, row);
}

/** Throws 404 unless it is one of theirs and they have been told of it: nothing can be done about any other. */
export async function requireMyCheck(db: Database, actor: Actor, checkId: string): Promise<void> {
  const { rows } = await sql`
    select from inspection.checks c join powers.subjects s on s.id = c.subject_id
    where c.id = ${checkId} and s.account_id = ${actor.accountId ?? null} and ${VISIBLE}`.execute(db);
  if (rows.length === 0) throw checkNotYours();
}

async function enterpriseCheck({ db, clock, config }: Platform, row: Row): Promise<EnterpriseCheck> {
  const { themeId, check, photos, officers, rating, ...rest } = row;
  const now = clock.now();
  const [themes, findings, documents] = await Promise.all([
    getThemes(),
    listFindings(db, check, photos ?? {}, localDay(now, config.timeZone)),
    listDocuments(db, row.id),
  ]);
  const prepare = themeId === null ? [] : (themes.get(themeId)?.documents ?? []);
  return {
    ...{ ...rest, status: check.status, findings, documents },
    officers: officers.map(({ id, ...officer }) => {
      const arrivedAt = check.arrivals.find(({ officerId }) => officerId === id)?.at;
      return { ...officer, ...(arrivedAt ? { arrivedAt } : {}) };
    }),
    prepare: prepare.map(({ zh, en }) => ({ zh, en })),
    ...(rating ? { rating: rating.stars } : {}),
    allowed: allowedFor(check, rating, now),
  };
}

function listFindings(
  db: Database,
  check: InspectionCheck,
  photos: Record<string, string[]>,
  today: string,
): Promise<EnterpriseCheck['findings']> {
  return Promise.all(
    check.findings.map(async (one) => {
      const { entryId, ...finding } = await findingOf(db, one, today);
      return { ...finding, photoIds: photos[entryId] ?? [] };
    }),
  );
}

function allowedFor(
  { status, findings, subject }: InspectionCheck,
  rating: Row['rating'],
  now: Date,
): EnterpriseCheck['allowed'] {
  const mayRate = isRateable(status) && (!rating || isChangeable(new Date(rating.first), now));
  return [
    ...(status === 'rectifying' && findings.some((one) => one.status !== 'passed') ? (['feed-back'] as const) : []),
    ...(status === 'concluded' && !subject ? (['sign'] as const) : []),
    ...(mayRate ? (['rate'] as const) : []),
    'complain',
  ];
}
