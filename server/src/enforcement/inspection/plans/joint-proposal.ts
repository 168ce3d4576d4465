import type { JointProposal } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { getThemes } from '../themes.ts';
import { mergeChecklist, questionsApart } from './merge-checklist.ts';
import { listAskingMatters } from './plan-checklist.ts';
import type { StoredPlan } from './plan-store.ts';

interface NearbyCheck {
  authorityId: string;
  checkId: string;
  subjectId: string;
  subjectName: string;
  windowFrom: string;
  windowTo: string;
  daysApart: number;
  matters: string[];
}

const DAYS_WITHOUT_THEME = 30;

/**
 * Whom to ask along: the agencies of the theme, and those that plan a check of the same subjects so many days before or
 * after. Says what is saved: visits and repeated questions. Checks are found by subject and window, one index look-up each.
 */
export async function proposeJoint(db: Database, stored: StoredPlan): Promise<JointProposal> {
  const { plan, windowFrom, windowTo } = stored;
  const theme = (await getThemes()).get(plan.themeId ?? '');
  const windowDays = theme?.windowDays ?? DAYS_WITHOUT_THEME;
  const nearby = await listNearbyChecks(db, stored, windowDays);
  const themed = (theme?.agencies ?? []).filter(
    ({ authorityId }) => authorityId !== 'initiator' && authorityId !== plan.authorityId,
  );
  const ids = [
    ...new Set([...themed.map(({ authorityId }) => authorityId), ...nearby.map(({ authorityId }) => authorityId)]),
  ];
  const asked = ids.map((authorityId) => {
    const own = nearby.filter((check) => check.authorityId === authorityId);
    const matters = themed.find((one) => one.authorityId === authorityId)?.matters ?? [];
    return {
      authorityId,
      own,
      themed: matters.length > 0,
      matters: [...new Set([...matters, ...own.flatMap((check) => check.matters)])],
    };
  });
  const everybody = [...plan.parties.filter(({ lead }) => lead), ...asked];
  const [abilities, questions] = await Promise.all([
    listAbilities(db, asked, stored),
    listAskingMatters(db, everybody),
  ]);
  return {
    ...{ windowFrom, windowTo, windowDays },
    agencies: asked.map(({ authorityId, own, themed: byTheme, matters }) => ({
      ...{ authorityId, authorityName: authorityId, competent: false, officers: 0, ...abilities.get(authorityId) },
      because: [...(byTheme ? ['theme' as const] : []), ...(own.length > 0 ? ['planned-check' as const] : [])],
      matters,
      checks: own.map(({ authorityId: _, matters: __, ...check }) => check),
    })),
    questions: {
      separately: questionsApart(questions),
      merged: mergeChecklist(questions, plan.authorityId, theme).length,
    },
    visits: {
      separately: plan.subjectIds.length * everybody.length,
      together: plan.subjectIds.length,
    },
  };
}

async function listNearbyChecks(
  db: Database,
  { id, plan, windowFrom, windowTo }: StoredPlan,
  days: number,
): Promise<NearbyCheck[]> {
  const { rows } = await sql<NearbyCheck>`
    select c.lead_authority as "authorityId", c.id as "checkId", c.subject_id as "subjectId", s.name as "subjectName",
      c.window_from as "windowFrom", c.window_to as "windowTo",
      greatest(c.window_from - ${windowTo}::date, ${windowFrom}::date - c.window_to, 0) as "daysApart", p.matters
    from inspection.checks c join powers.subjects s on s.id = c.subject_id
    join inspection.check_parties p on p.check_id = c.id and p.authority_id = c.lead_authority
    where c.subject_id = any (${plan.subjectIds}::uuid[]) and c.plan_id <> ${id} and c.status in ('planned', 'approved')
      and c.lead_authority <> ${plan.authorityId}
      and c.window_from <= ${windowTo}::date + ${days}::int and c.window_to >= ${windowFrom}::date - ${days}::int
      and (select count(*) from inspection.check_parties q where q.check_id = c.id) = 1
    order by c.window_from, c.id limit 5000`.execute(db);
  return rows;
}

interface Ability {
  authorityName: string;
  competent: boolean;
  officers: number;
}

/** Whether an agency may check these matters at every subject, and how many officers it has for it through the window. */
async function listAbilities(
  db: Database,
  asked: readonly { authorityId: string; matters: readonly string[] }[],
  { plan, windowFrom, windowTo }: StoredPlan,
): Promise<Map<string, Ability>> {
  const { rows } = await sql<Ability & { authorityId: string }>`
    with asked as (
      select q."authorityId" as authority, q.matters
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q("authorityId" text, matters text[])
    ), places as (
      select distinct division_path as path from powers.subjects where id = any (${plan.subjectIds}::uuid[])
    )
    select a.authority as "authorityId", u.short_name as "authorityName",
      not exists (select from unnest(a.matters) as m(code) cross join places p where not exists (
        select from powers.grants g where g.authority_id = a.authority and g.matter_code = m.code and 'inspection' = any (g.powers)
          and starts_with(p.path, g.area_path) and g.valid_from <= ${windowFrom}::date
          and (g.valid_until is null or g.valid_until > ${windowTo}::date))) as competent,
      (select count(*)::int from powers.officers o where o.authority_id = a.authority and o.status = 'valid'
        and o.valid_from <= ${windowFrom}::date and o.valid_to >= ${windowTo}::date
        and not exists (select from powers.matters m where m.code = any (a.matters)
          and not (o.domains && array[m.domain, 'general']))) as officers
    from asked a join powers.authorities u on u.id = a.authority and u.status = 'active'`.execute(db);
  return new Map(rows.map(({ authorityId, ...ability }) => [authorityId, ability]));
}
