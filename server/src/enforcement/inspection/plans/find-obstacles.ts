import type { InspectionObstacle } from '@shancheng/contracts';
import { type Certificate, certificateProblem } from '@shancheng/law';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type CapUse, listCapUse } from '../visits/yearly-cap.ts';
import { countsAgainstCap, type InspectionPlan, takingPart } from './inspection-plan.ts';
import type { StoredPlan } from './plan-store.ts';

/** Separate visits of one subject closer together than this should have been one (domain.md §4.8, R25). */
const TOGETHER_DAYS = 30;

export interface Obstacles {
  list: InspectionObstacle[];
  caps: CapUse[];
}

/**
 * Everything that stands against a plan as it is now: powers, publication, certificates, caps, other checks of the same
 * subjects. Four statements whatever the number of subjects.
 */
export async function findObstacles(
  db: Database | Trx,
  stored: Pick<StoredPlan, 'id' | 'windowFrom' | 'windowTo' | 'plan'>,
): Promise<Obstacles> {
  const { plan } = stored;
  const parties = takingPart(plan).map(({ authorityId, matters, absorb }) => ({ authorityId, matters, absorb }));
  const visitors = takingPart(plan).filter(({ answer }) => answer === 'joins');
  const question = { ...stored, parties };
  const year = Number(stored.windowFrom.slice(0, 4));
  const counted = countsAgainstCap(plan.kind) ? visitors : [];
  const [unlawful, certificates, caps, others] = await Promise.all([
    listUnlawful(db, question),
    listCertificateObstacles(db, stored, visitors),
    counted.length > 0 ? listCapUse(db, counted, plan.subjectIds, year) : [],
    listOtherChecks(db, question),
  ]);
  const open = withoutAbsorbed(caps, await listAbsorbedPlaces(db, plan));
  const list = [...unlawful, ...certificates, ...open.flatMap(capObstacle), ...others];
  return { caps: open, list: await withNames(db, list) };
}

interface Question {
  id: string;
  windowFrom: string;
  windowTo: string;
  plan: InspectionPlan;
  parties: { authorityId: string; matters: readonly string[]; absorb: readonly string[] }[];
}

/** No grant for the matter there on both ends of the window, or a matter that is not published for such subjects. */
async function listUnlawful(
  db: Database | Trx,
  { parties, plan, windowFrom, windowTo }: Question,
): Promise<InspectionObstacle[]> {
  const { rows } = await sql<{
    kind: 'not-competent' | 'unpublished-matter';
    subjectId: string;
    authorityId: string;
    matterCode: string;
  }>`
    with asked as (
      select p."authorityId" as authority, m.code as matter, s.id as subject, s.division_path as path, s.kind as kind
      from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as p("authorityId" text, matters text[])
      cross join unnest(p.matters) as m(code) cross join powers.subjects s where s.id = any (${plan.subjectIds}::uuid[])
    )
    select 'unpublished-matter' as kind, a.subject as "subjectId", a.authority as "authorityId", a.matter as "matterCode"
    from asked a left join powers.matters m on m.code = a.matter and m.kind = 'inspection' and m.published_at is not null
      and m.valid_from <= ${windowFrom}::date and (m.valid_until is null or m.valid_until > ${windowTo}::date)
      and (cardinality(m.subject_kinds) = 0 or a.kind = any (m.subject_kinds))
    where m.code is null
    union all
    select 'not-competent', a.subject, a.authority, a.matter from asked a where not exists (
      select from powers.grants g join powers.authorities u on u.id = g.authority_id and u.status = 'active'
      where g.authority_id = a.authority and g.matter_code = a.matter and 'inspection' = any (g.powers)
        and starts_with(a.path, g.area_path) and g.valid_from <= ${windowFrom}::date
        and (g.valid_until is null or g.valid_until > ${windowTo}::date))
    limit 50`.execute(db);
  return rows.map(({ kind, ...where }) => ({
    ...{ kind, ...where, overridable: false },
    text:
      kind === 'not-competent'
        ? { zh: '该主体当时在此地对此事项没有检查权', en: 'This authority has no power over this matter there' }
        : {
            zh: '事项未公布或不适用于此类对象，不得检查（R24）',
            en: 'Not published for such subjects: it may not be checked (R24)',
          },
  }));
}

/** Officers whose certificate does not hold for a matter’s field and place throughout the window. */
async function listCertificateObstacles(
  db: Database | Trx,
  { windowFrom, windowTo, plan }: Pick<StoredPlan, 'windowFrom' | 'windowTo' | 'plan'>,
  visitors: readonly { authorityId: string; matters: readonly string[]; officerIds: readonly string[] }[],
): Promise<InspectionObstacle[]> {
  const [fields, places, officers] = await Promise.all([
    sql<{ code: string; domain: string }>`
      select code, domain from powers.matters where code = any (${visitors.flatMap(({ matters }) => matters)}::text[])`.execute(
      db,
    ),
    sql<{ path: string }>`
      select distinct division_path as path from powers.subjects where id = any (${plan.subjectIds}::uuid[])`.execute(
      db,
    ),
    sql<Omit<Certificate, 'holder'> & { id: string; name: string }>`
      select id, name, certificate_no as "certificateNo", authority_id as "authorityId", domains, area_path as "areaPath",
        valid_from as "from", valid_to as "to", status
      from powers.officers where id = any (${visitors.flatMap(({ officerIds }) => officerIds)}::uuid[])`.execute(db),
  ]);
  const domainOf = new Map(fields.rows.map(({ code, domain }) => [code, domain]));
  return visitors.flatMap(({ authorityId, matters, officerIds }) => {
    const domains = [...new Set(matters.map((code) => domainOf.get(code) ?? code))];
    return officerIds.flatMap((id) => {
      const officer = officers.rows.find((one) => one.id === id);
      const problem = officer
        ? [windowFrom, windowTo].flatMap((on) =>
            places.rows.flatMap(({ path }) =>
              domains.flatMap(
                (domain) =>
                  certificateProblem({ ...officer, holder: 'officer' }, { authorityId, domain, placePath: path, on }) ??
                  [],
              ),
            ),
          )[0]
        : 'unknown';
      if (!problem) return [];
      return [
        {
          ...{ kind: 'not-competent' as const, authorityId, overridable: false },
          text: {
            zh: `${officer?.name ?? '某人'}的执法证不能用于此次检查（${CERTIFICATE[problem]}）`,
            en: `The certificate of ${officer?.name ?? 'somebody'} does not hold for this check (${problem})`,
          },
        },
      ];
    });
  });
}

const CERTIFICATE = {
  unknown: '无执法证',
  auxiliary: '辅助人员',
  'not-yet-valid': '尚未生效',
  expired: '已过期',
  suspended: '已暂扣',
  revoked: '已注销',
  'other-authority': '非本主体',
  'other-domain': '领域不符',
  'other-area': '区域不符',
} as const;

/** The same question asked in an overlapping window, and separate visits close together that could be one. */
async function listOtherChecks(
  db: Database | Trx,
  { id, windowFrom, windowTo, plan, parties }: Question,
): Promise<InspectionObstacle[]> {
  const absorbed = plan.parties.flatMap(({ absorb }) => absorb);
  const { rows } = await sql<{ same: boolean; checkId: string; subjectId: string; authorityId: string; code: string }>`
    select (c.window_from <= ${windowTo}::date and c.window_to >= ${windowFrom}::date and exists (
        select from inspection.check_parties p join jsonb_to_recordset(${JSON.stringify(parties)}::jsonb)
          as q("authorityId" text, matters text[]) on q.matters && p.matters where p.check_id = c.id)) as same,
      c.id as "checkId", c.subject_id as "subjectId", c.lead_authority as "authorityId", c.code
    from inspection.checks c
    where c.subject_id = any (${plan.subjectIds}::uuid[]) and c.plan_id <> ${id} and not (c.id = any (${absorbed}::uuid[]))
      and c.status in ('approved', 'notified', 'on-site', 'concluded', 'rectifying', 'closed')
      and c.window_from <= ${windowTo}::date + ${TOGETHER_DAYS}::int and c.window_to >= ${windowFrom}::date - ${TOGETHER_DAYS}::int
    order by 1 desc, c.window_from limit 50`.execute(db);
  return rows.map(({ same, code, ...where }) => ({
    ...where,
    kind: same ? 'overlapping-check' : 'separate-visit',
    overridable: true,
    text: same
      ? {
          zh: `同一对象同一事项在重叠时段已有检查 ${code}`,
          en: `The same matter is checked there in an overlapping window: ${code}`,
        }
      : {
          zh: `三十日内已有检查 ${code}，应合并进行（R25）`,
          en: `Another visit within thirty days, ${code}: they belong together (R25)`,
        },
  }));
}

function capObstacle({ authorityId, subjectId, cap, used }: CapUse): InspectionObstacle[] {
  if (cap !== null && used < cap) return [];
  const text =
    cap === null
      ? { zh: '该主体未公布年度检查频次上限', en: 'This authority has published no yearly cap' }
      : { zh: `年度频次上限 ${cap} 次已用完`, en: `The yearly cap of ${cap} is used up` };
  return [{ kind: cap === null ? 'cap-unpublished' : 'cap-reached', authorityId, subjectId, overridable: false, text }];
}

/** The places under the cap that checks hold which this visit takes in: they come free with them. */
async function listAbsorbedPlaces(
  db: Database | Trx,
  { parties }: InspectionPlan,
): Promise<{ authorityId: string; subjectId: string }[]> {
  const checkIds = parties.flatMap(({ absorb }) => absorb);
  if (checkIds.length === 0) return [];
  const { rows } = await sql<{ authorityId: string; subjectId: string }>`
    select authority_id as "authorityId", subject_id as "subjectId" from inspection.visits
    where check_id = any (${checkIds}::uuid[]) and made_at is null`.execute(db);
  return rows;
}

function withoutAbsorbed(
  caps: readonly CapUse[],
  places: readonly { authorityId: string; subjectId: string }[],
): CapUse[] {
  return caps.map((one) => ({
    ...one,
    used:
      one.used -
      places.filter(({ authorityId, subjectId }) => authorityId === one.authorityId && subjectId === one.subjectId)
        .length,
  }));
}

async function withNames(db: Database | Trx, list: InspectionObstacle[]): Promise<InspectionObstacle[]> {
  const ids = [...new Set(list.flatMap(({ subjectId }) => subjectId ?? []))];
  if (ids.length === 0) return list;
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from powers.subjects where id = any (${ids}::uuid[])`.execute(db);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return list.map((one) => {
    const subjectName = one.subjectId && names.get(one.subjectId);
    return subjectName ? { ...one, subjectName } : one;
  });
}
