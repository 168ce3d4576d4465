import type { CheckDetail, InspectionFigures } from '@shancheng/contracts';
import { commitmentOf } from '@shancheng/law';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../platform/db/index.ts';
import { playEnforcementHistory } from './enforcement-history.ts';
import { demoId } from './enforcement-seed.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await playEnforcementHistory(server.platform);
});
afterAll(() => server.stop());

const TODAY = '2026-11-23';
interface CheckRow {
  id: string;
  status: string;
  title: string;
  windowFrom: string;
  windowTo: string;
  closedOn: string | null;
  saved: number;
  mergedInto: string | null;
}
async function checksOf(key: string): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select c.id, c.status, p.title, c.window_from as "windowFrom", c.window_to as "windowTo", c.closed_at::date::text as "closedOn",
      c.visits_saved as saved, c.merged_into as "mergedInto"
    from inspection.checks c join inspection.plans p on p.id = c.plan_id
    where c.plan_id = ${demoId('plan', key)} order by c.code`.execute(server.database.db);
  return rows;
}
async function detail(login: string, key: string): Promise<CheckDetail> {
  const [check] = await checksOf(key);
  return (await (await server.login(login)).get(`/api/v1/inspection/checks/${check?.id}`)).json<CheckDetail>();
}

describe('what the demo district has done about its cafés', () => {
  test('a joint check was closed two weeks ago: five agencies came once, two findings were put right, and it was rated', async () => {
    const [check] = await checksOf('joint-closed');
    expect(check).toMatchObject({ status: 'closed', closedOn: '2026-11-09', saved: 4 });
    const read = await detail('shangqingsi-law01', 'joint-closed');
    expect(read.findingList.map(({ status, overdue }) => [status, overdue])).toEqual([
      ['passed', false],
      ['passed', false],
    ]);
    const paper = read.documents.find(({ kind }) => kind === 'rectification-notice');
    expect(paper?.signatures.filter(({ side }) => side === 'officer')).toHaveLength(10);
    expect(paper?.signatures.filter(({ side }) => side === 'subject')).toHaveLength(1);
    const { rows } = await sql<{
      stars: number;
    }>`select stars from inspection.ratings where check_id = ${check?.id}`.execute(server.database.db);
    expect(rows).toEqual([{ stars: 5 }]);
  });

  test('another waits for its café: one finding is past its day, one was fed back', async () => {
    const read = await detail('shangqingsi-law01', 'joint-late');
    expect(read.status).toBe('rectifying');
    expect(read.findingList.map(({ status, overdue }) => [status, overdue])).toEqual([
      ['open', true],
      ['fed-back', false],
    ]);
    expect(read.findingList[1]?.authorities.map(({ authorityId }) => authorityId).sort()).toEqual(['fire', 'police']);
  });

  test('market and fire plan five cafés each by themselves; one of each is taken in by the joint check of today', async () => {
    const [today] = await checksOf('joint-today');
    expect(today).toMatchObject({ status: 'notified', windowFrom: TODAY });
    for (const by of ['market', 'fire']) {
      const planned = await checksOf(`apart-${by}`);
      expect(planned.map(({ status }) => status).sort()).toEqual([
        'merged',
        'planned',
        'planned',
        'planned',
        'planned',
      ]);
      expect(planned.find(({ status }) => status === 'merged')?.mergedInto).toBe(today?.id);
      expect(planned.every(({ windowFrom, windowTo }) => windowFrom > TODAY && windowTo <= '2026-12-23')).toBe(true);
    }
  });

  test('the months before have visits too, so the figures of the year tell something', async () => {
    const supervisor = await server.login('supervisor');
    const figures = (await supervisor.get('/api/v1/inspection/figures')).json<InspectionFigures>();
    expect(figures).toMatchObject({ visits: 11, jointVisits: 3, visitsSaved: 13, scanned: 11, closed: 10 });
    expect(figures).toMatchObject({ findings: 7, openFindings: 2, overdueFindings: 1 });
    expect(figures.byMonth.length).toBeGreaterThan(5);
  });

  test.each(['jiefangbei-law01', 'fire02', 'market01', 'urban02', 'culture01', 'police02'])(
    '%s has the check of today on the phone and may scan in',
    async (login) => {
      const read = await detail(login, 'joint-today');
      expect(read.me).toBeDefined();
      expect(read.allowed).toContain('arrive');
    },
  );

  test('the draw can be done again by anyone: the seed is the one that was promised', async () => {
    const { rows } = await sql<{ seed: string; commitment: string; drawn: number }>`
      select seed, commitment, jsonb_array_length(result) as drawn from inspection.draws
      where plan_id = ${demoId('plan', 'draw')}`.execute(server.database.db);
    expect(rows[0]?.commitment).toBe(commitmentOf(rows[0]?.seed ?? ''));
    expect(rows[0]?.drawn).toBe((await checksOf('draw')).length);
    expect(rows[0]?.drawn).toBeGreaterThan(3);
  });

  test('everything lies in the past or is announced, is marked as invented, and nobody is left signed in', async () => {
    const { rows } = await sql<{ future: number; unmarked: number; sessions: number }>`
      select (select count(*)::int from inspection.check_actions where at > ${server.clock.now()})
          + (select count(*)::int from inspection.plan_actions where at > ${server.clock.now()}) as future,
        (select count(*)::int from inspection.plans where not synthetic or title not like '%合成%')
          + (select count(*)::int from inspection.checks where not synthetic) as unmarked,
        (select count(*)::int from auth.sessions s join auth.accounts a on a.id = s.account_id
          where a.login = 'wangba03' and s.ended_at is null) as sessions`.execute(server.database.db);
    expect(rows[0]).toEqual({ future: 0, unmarked: 0, sessions: 0 });
  });

  test('played again, also on another day, it changes nothing', async () => {
    const print = async () => {
      const { rows } = await sql<{ print: string }>`
        select md5(string_agg(t, '|' order by t)) as print from (
          select c::text as t from inspection.checks c union all select a::text from inspection.check_actions a
          union all select a::text from inspection.plan_actions a union all select e::text from inspection.entries e
          union all select s::text from inspection.signatures s union all select d::text from inspection.draws d
          union all select v::text from inspection.visits v union all select s.id::text from auth.sessions s) as all_of_it`.execute(
        server.database.db,
      );
      return rows[0]?.print;
    };
    const before = await print();
    const tomorrow = new Date(server.clock.now().getTime() + 86_400_000);
    await playEnforcementHistory({ ...server.platform, clock: { now: () => tomorrow } });
    expect(await print()).toBe(before);
  });

  test('broken off in the middle it goes on where it stopped', async () => {
    const other = await startTestServer();
    try {
      const { db } = other.database;
      // Nobody knows where the second café lies: the teams of its visit cannot scan in.
      const cafe = sql`uscc = '91500103HC00000075'`;
      const place = await sql<{ geom: string }>`select geom::text as geom from powers.subjects where ${cafe}`.execute(
        db,
      );
      await sql`update powers.subjects set geom = null where ${cafe}`.execute(db);
      await expect(playEnforcementHistory(other.platform)).rejects.toMatchObject({ code: 'inspection.place-unknown' });
      await sql`update powers.subjects set geom = ${place.rows[0]?.geom}::geometry where ${cafe}`.execute(db);
      await playEnforcementHistory(other.platform);
      const { rows } = await sql<{ status: string; n: number }>`
        select status, count(*)::int as n from inspection.checks group by 1 order by 1`.execute(db);
      const { rows: whole } = await sql<{ status: string; n: number }>`
        select status, count(*)::int as n from inspection.checks group by 1 order by 1`.execute(server.database.db);
      // What was drawn is drawn by another seed, so only the other states are the same.
      expect(rows.filter(({ status }) => status !== 'planned')).toEqual(
        whole.filter(({ status }) => status !== 'planned'),
      );
    } finally {
      await other.stop();
    }
  });
});
