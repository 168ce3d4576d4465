import type { InspectionTheme, NewInspectionPlan } from '@shancheng/contracts';
import { addDays, FEWEST_OFFICERS } from '@shancheng/law';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { nextNumbersInTrx } from '../documents/next-number.ts';
import {
  groundMissing,
  levelMayNotStart,
  mattersMissing,
  matterUnknown,
  noAuthority,
  subjectNotFound,
  subjectsOrDraw,
  themeNotForSubject,
  themeNotFound,
  windowInvalid,
} from '../errors.ts';
import { getThemes } from '../themes.ts';
import { findWho } from '../who.ts';
import type { InspectionPlan } from './inspection-plan.ts';
import { savePlanInTrx } from './plan-store.ts';
import { addPlannedChecksInTrx } from './planned-checks.ts';

const LONGEST_DAYS = 366;
/** Without a theme that says otherwise (domain.md §4.5). */
const GEOFENCE_METRES = 200;

/** Starts a plan of the person’s own authority; its checks are planned, not yet approved. The same id twice is one plan. */
export async function createPlan(platform: Platform, actor: Actor, wanted: NewInspectionPlan): Promise<string> {
  const { db, clock, config } = platform;
  const today = localDay(clock.now(), config.timeZone);
  refuseBadPlan(wanted, today);
  const [who, themes] = await Promise.all([findWho(db, actor), getThemes()]);
  const theme = wanted.themeId === undefined ? undefined : themes.get(wanted.themeId);
  if (wanted.themeId !== undefined && !theme) throw themeNotFound();
  const { authorityId } = who;
  if (!authorityId) throw noAuthority();
  return db.transaction().execute(async (trx) => {
    const { rows: known } =
      await sql`select from inspection.plans where id = ${wanted.id} and created_by = ${actor.id}`.execute(trx);
    if (known.length > 0) return wanted.id;
    const authority = await getAuthority(trx, authorityId);
    if (theme && !theme.initiatorLevels.includes(authority.level)) throw levelMayNotStart();
    const matters = theme ? leadMatters(theme, authorityId) : (wanted.matters ?? []);
    await refuseUnknownMatters(trx, matters);
    await refuseForeignSubjects(trx, wanted, authority.divisionPath, theme);
    const plan = newPlan(wanted, authorityId, matters, theme);
    const [code = ''] = await nextNumbersInTrx(trx, {
      authorityId,
      kind: 'plan',
      year: Number(today.slice(0, 4)),
      count: 1,
    });
    const at = clock.now();
    await sql`
      insert into inspection.plans (id, code, kind, title, authority_id, theme_id, ground, ground_document, window_from, window_to,
        division_path, status, state, created_by, created_at, synthetic)
      values (${wanted.id}, ${code}, ${wanted.kind}, ${wanted.title}, ${authorityId}, ${wanted.themeId ?? null}, ${wanted.ground ?? null},
        ${wanted.groundDocument ?? null}, ${wanted.windowFrom}, ${wanted.windowTo}, ${authority.divisionPath}, 'draft',
        ${JSON.stringify(plan)}::jsonb, ${actor.id}, ${at}, ${authority.synthetic})`.execute(trx);
    await savePlanInTrx(trx, wanted.id, plan, {
      commandId: wanted.id,
      action: 'create',
      at,
      actor,
      authorityId,
      facts: {},
    });
    await addPlannedChecksInTrx(trx, wanted.id, plan.subjectIds, at);
    await appendAuditInTrx(trx, {
      ...{ at, actor: `person:${actor.id}`, action: 'inspection-plan.create', subject: `inspection-plan:${wanted.id}` },
      facts: { code, kind: wanted.kind, subjects: plan.subjectIds.length },
    });
    return wanted.id;
  });
}

function refuseBadPlan(
  { kind, windowFrom, windowTo, ground, groundDocument, subjectIds, draw, themeId, matters }: NewInspectionPlan,
  today: string,
): void {
  if (windowTo < windowFrom || windowTo < today || windowTo > addDays(windowFrom, LONGEST_DAYS)) throw windowInvalid();
  if ((kind === 'special' || kind === 'case-driven') && !(ground && groundDocument)) throw groundMissing();
  if ((kind === 'double-random') !== (draw !== undefined) || (draw === undefined) !== (subjectIds !== undefined))
    throw subjectsOrDraw();
  if (themeId === undefined && matters === undefined) throw mattersMissing();
}

function leadMatters(theme: InspectionTheme, authorityId: string): string[] {
  const own =
    theme.agencies.find((one) => one.authorityId === authorityId) ??
    theme.agencies.find(({ authorityId: id }) => id === 'initiator');
  return own?.matters ?? [];
}

interface Authority {
  level: 'city' | 'district' | 'town';
  divisionPath: string;
  synthetic: boolean;
}

async function getAuthority(trx: Trx, authorityId: string): Promise<Authority> {
  const { rows } = await sql<Authority>`
    select level, division_path as "divisionPath", synthetic from powers.authorities
    where id = ${authorityId} and status = 'active'`.execute(trx);
  if (!rows[0]) throw noAuthority();
  return rows[0];
}

async function refuseUnknownMatters(trx: Trx, codes: readonly string[]): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select code from unnest(${codes}::text[]) as c(code) where not exists (
      select from powers.matters m where m.code = c.code and m.kind = 'inspection') limit 1`.execute(trx);
  if (rows[0]) throw matterUnknown(rows[0].code);
}

/** Subjects outside the authority’s area look the same as those that do not exist (属地管辖). */
async function refuseForeignSubjects(
  trx: Trx,
  { subjectIds = [] }: NewInspectionPlan,
  path: string,
  theme?: InspectionTheme,
): Promise<void> {
  const { rows } = await sql<{ kind: string }>`
    select kind from powers.subjects where id = any (${subjectIds}::uuid[]) and starts_with(division_path, ${path})`.execute(
    trx,
  );
  if (rows.length !== new Set(subjectIds).size) throw subjectNotFound();
  if (theme && rows.some(({ kind }) => !theme.subjectKinds.includes(kind))) throw themeNotForSubject();
}

function newPlan(
  { kind, subjectIds = [], draw, themeId }: NewInspectionPlan,
  authorityId: string,
  matters: string[],
  theme?: InspectionTheme,
): InspectionPlan {
  return {
    ...{ status: 'draft', kind, authorityId, subjectIds: [...new Set(subjectIds)] },
    ...(themeId ? { themeId } : {}),
    ...(draw ? { drawRule: draw } : {}),
    parties: [{ authorityId, lead: true, matters, answer: 'joins', officerIds: [], absorb: [] }],
    officersPerAgency: theme?.officersPerAgency ?? FEWEST_OFFICERS,
    geofenceMetres: theme?.geofenceMetres ?? GEOFENCE_METRES,
  };
}
