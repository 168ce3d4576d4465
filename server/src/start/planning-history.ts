import { randomUUID } from 'node:crypto';
import type { ConflictCommand } from '@shancheng/contracts';
import type { Actor } from '../platform/auth/index.ts';
import { sql } from '../platform/db/index.ts';
import type { Platform } from '../platform/platform.ts';
import { actOnConflict, detectConflicts } from '../territory/plans/index.ts';

const DAY_MS = 86_400_000;
const YIELDING = 'forest-plan';

type Step = Omit<ConflictCommand, 'commandId'> & { by: string };

/** The platform as it was so many days ago: all that is written carries that time. */
export function platformAgo(platform: Platform, days: number): Platform {
  const now = platform.clock.now().getTime() - days * DAY_MS;
  return { ...platform, clock: { now: () => new Date(now) } };
}

interface Chosen {
  id: string;
  /** The other authority, and its side; the forest plan is the one that yields. */
  other: string;
  right: 'a' | 'b';
}

/**
 * What the invented authorities have done about the smallest conflicts of the forest plan, from 40 days ago until now, by
 * the same use case as the buttons: some carried out and gone, some decided, differing, overdue, waived or just handed over.
 */
export async function playPlanningHistory(platform: Platform): Promise<void> {
  const chosen = await listSmallest(platform, 18);
  const people = await readPeople(platform);
  const act = async (days: number, from: number, until: number, step: (conflict: Chosen) => Step) => {
    for (const conflict of chosen.slice(from, until)) {
      const { by, ...command } = step(conflict);
      const actor = people.get(by);
      if (!actor) throw new Error(`the demo has no account ${by}`);
      await actOnConflict(platformAgo(platform, days), actor, conflict.id, { commandId: randomUUID(), ...command });
    }
  };
  const assign = ({ other }: Chosen): Step => ({ by: 'planner', action: 'assign', authorities: [FORESTRY, other] });
  const propose = ({ right }: Chosen): Step => ({ by: 'planner', action: 'propose', proposal: `follow-${right}` });
  const forestrySays = (agrees: boolean) => (): Step => ({
    ...{ by: 'forestry', action: 'give-opinion', authority: FORESTRY, agrees },
  });
  const otherAgrees = ({ other }: Chosen): Step => ({
    ...{ by: 'planner', action: 'give-opinion', authority: other, agrees: true },
  });
  await act(40, 0, 13, assign);
  await act(38, 0, 7, propose);
  await act(33, 0, 5, forestrySays(true));
  await act(32, 5, 7, forestrySays(false));
  await act(31, 0, 7, otherAgrees);
  await act(30, 10, 13, propose);
  await act(22, 0, 5, () => ({ by: 'leader', action: 'decide', documentNo: '渝中规协〔合成〕12号' }));
  await act(15, 16, 18, () => ({
    by: 'leader',
    action: 'exempt',
    reason: '林地已纳入公园统一管护，维持现状（合成）',
  }));
  for (const n of [0, 1, 2]) {
    await act(12, n, n + 1, ({ right }) => ({
      ...{ by: 'planner', action: 'patch', changes: { kind: 'follow', right, by: 'lose-area' } },
    }));
  }
  await detectConflicts(platformAgo(platform, 12), { trigger: 'decision' });
  await act(11, 0, 3, () => ({ by: 'planner', action: 'close' }));
  await act(9, 5, 7, () => ({ by: 'planner', action: 'call-conference' }));
  await act(8, 7, 10, propose);
  await act(5, 7, 10, forestrySays(true));
  await act(2, 13, 16, assign);
}

const FORESTRY = '区林业局（合成）';
const PLANNING = '区规划自然资源局（合成）';

/** Each forest feature once: it can yield only once. */
async function listSmallest({ db }: Platform, most: number): Promise<Chosen[]> {
  const { rows } = await sql<Chosen>`
    select id, other, "right" from (
      select distinct on (forest.feature) c.id, c.area_m2, other.authority as other, case when a.key = ${YIELDING} then 'b' else 'a' end as right
      from plans.conflicts c join datasets.datasets a on a.id = c.dataset_a join datasets.datasets b on b.id = c.dataset_b
      cross join lateral (select case when a.key = ${YIELDING} then b.authority else a.authority end as authority) other
      cross join lateral (select case when a.key = ${YIELDING} then c.feature_a else c.feature_b end as feature) forest
      where c.gone_at is null and c.type = 'USE' and ${YIELDING} in (a.key, b.key) and other.authority = ${PLANNING}
      order by forest.feature, c.id
    ) one_each order by area_m2, id limit ${most}`.execute(db);
  return rows;
}

async function readPeople({ db }: Platform): Promise<Map<string, Actor>> {
  const { rows } = await sql<{
    login: string;
    id: string;
    displayName: string;
    permissions: string[];
    scopes: string[];
  }>`
    select a.login, a.id, a.display_name as "displayName", array_agg(distinct p.permission) as permissions,
      array_agg(distinct g.scope_path) as scopes
    from auth.accounts a join auth.role_grants g on g.account_id = a.id join auth.role_permissions p on p.role = g.role
    where a.login in ('planner', 'forestry', 'leader') group by a.id`.execute(db);
  return new Map(
    rows.map(({ login, permissions, ...row }) => {
      const actor: Actor = { kind: 'person', accountId: row.id, permissions: new Set(permissions), ...row };
      return [login, actor];
    }),
  );
}
