import { randomUUID } from 'node:crypto';
import type {
  CheckCommand,
  CheckDetail,
  EntriesReceipt,
  InspectionPlanCommand,
  InspectionPlanDetail,
  NewInspectionPlan,
} from '@shancheng/contracts';
import { sql } from '../../platform/db/index.ts';
import { DEMO_PASSWORD } from '../../start/demo-seed.ts';
import type { Client, TestServer } from '../../start/test-server.ts';

export interface Cafe {
  id: string;
  name: string;
  qr: string;
  lon: number;
  lat: number;
}

type Unnamed<C> = C extends { commandId: string } ? Omit<C, 'commandId'> & { commandId?: string } : never;

/** A stroke as a finger draws it. */
export const STROKE = 'M10 100L60 40L120 140L200 60';

/** The people of the demo district around one theme, and the steps they take, for tests over HTTP. */
export function createInspectionWorld(server: TestServer) {
  const desk = (login: string): Promise<Client> => server.login(login);

  /** Cafés of 解放碑, by name. */
  async function listCafes(street = '500103003'): Promise<Cafe[]> {
    const { rows } = await sql<Cafe>`
      select id, name, 'SC:' || check_code as qr, st_x(geom) as lon, st_y(geom) as lat from powers.subjects
      where kind = 'internet-cafe' and division_path like ${`50/500103/${street}/%`} order by account_id is null, name`.execute(
      server.database.db,
    );
    return rows;
  }

  async function officersOf(authorityId: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select o.id from powers.officers o join auth.accounts a on a.id = o.account_id
      where o.authority_id = ${authorityId} and o.status = 'valid' and o.valid_to > '2027-01-01' order by a.login`.execute(
      server.database.db,
    );
    return rows.map(({ id }) => id);
  }

  async function createPlan(login: string, plan: Partial<NewInspectionPlan>) {
    const body = {
      id: randomUUID(),
      kind: 'daily',
      title: '网吧综合查一次（合成）',
      windowFrom: '2026-11-23',
      windowTo: '2026-12-04',
      ...plan,
    };
    return (await desk(login)).send('POST', '/api/v1/inspection/plans', body);
  }

  async function plan(login: string, planId: string, command: Unnamed<InspectionPlanCommand>) {
    const body = { commandId: randomUUID(), ...command };
    return (await desk(login)).send('POST', `/api/v1/inspection/plans/${planId}/commands`, body);
  }

  async function check(login: string, checkId: string, command: Unnamed<CheckCommand>) {
    const body = { commandId: randomUUID(), ...command };
    return (await desk(login)).send('POST', `/api/v1/inspection/checks/${checkId}/commands`, body);
  }

  async function readCheck(login: string, checkId: string): Promise<CheckDetail> {
    return (await (await desk(login)).get(`/api/v1/inspection/checks/${checkId}`)).json<CheckDetail>();
  }

  async function note(
    login: string,
    checkId: string,
    entries: { itemId: string; answer: string; id?: string; [more: string]: unknown }[],
  ): Promise<EntriesReceipt> {
    const noted = entries.map((entry) => ({ id: randomUUID(), notedAt: server.clock.now().toISOString(), ...entry }));
    return (
      await (await desk(login)).send('POST', `/api/v1/inspection/checks/${checkId}/entries`, { entries: noted })
    ).json<EntriesReceipt>();
  }

  const arrive = (login: string, checkId: string, cafe: Cafe, more: object = {}) =>
    check(login, checkId, {
      ...{ action: 'arrive', at: server.clock.now().toISOString(), qr: cafe.qr, recorderNo: 'REC-01' },
      ...{ position: { lon: cafe.lon, lat: cafe.lat }, accuracy: 10, ...more },
    });

  async function stepUp(login: string, digest: string) {
    return (await desk(login)).send('POST', '/api/v1/session/step-up', {
      purpose: `sign:${digest}`,
      password: DEMO_PASSWORD,
    });
  }

  /** Signs the last document of the check after proving who it is. */
  async function sign(login: string, checkId: string, more: object = {}) {
    const document = (await readCheck(login, checkId)).documents.findLast(({ withdrawnAt }) => !withdrawnAt);
    const { id: documentId = '', digest = '' } = document ?? {};
    await stepUp(login, digest);
    return check(login, checkId, { action: 'sign', documentId, digest, side: 'officer', stroke: STROKE, ...more });
  }

  /** A joint plan of 解放碑 for one café with these agencies, approved and notified. */
  async function approvedVisit(cafe: Cafe, agencies: readonly string[], window: Partial<NewInspectionPlan> = {}) {
    const created = (
      await createPlan('jiefangbei-clerk', { themeId: 'internet-cafe', subjectIds: [cafe.id], ...window })
    ).json<InspectionPlanDetail>();
    const theme = await themeMatters();
    const parties = agencies.map((authorityId) => ({ authorityId, matters: theme.get(authorityId) ?? [] }));
    if (parties.length > 0) await plan('jiefangbei-clerk', created.id, { action: 'invite', parties });
    for (const authorityId of agencies) {
      const officerIds = (await officersOf(authorityId)).slice(0, 2);
      await plan(`${authorityId}-clerk`, created.id, { action: 'answer', answer: 'joins', officerIds });
    }
    await plan('jiefangbei-clerk', created.id, {
      action: 'assign',
      officerIds: (await officersOf('town-500103003')).slice(0, 2),
    });
    const approved = await plan('jiefangbei-head', created.id, {
      action: 'approve',
      documentNo: '解街检批〔2026〕1号',
    });
    const checkId = approved.json<InspectionPlanDetail>().subjectList?.[0]?.checkId ?? '';
    if (checkId) await check('jiefangbei-clerk', checkId, { action: 'notify' });
    return { planId: created.id, checkId, approved };
  }

  async function themeMatters(): Promise<Map<string, string[]>> {
    const themes = (await (await desk('jiefangbei-clerk')).get('/api/v1/inspection/themes')).json<{
      items: { id: string; agencies: { authorityId: string; matters: string[] }[] }[];
    }>();
    return new Map(
      themes.items.find(({ id }) => id === 'internet-cafe')?.agencies.map((one) => [one.authorityId, one.matters]),
    );
  }

  /** Answers every question of the officer’s agency in order, except those named. */
  async function answerAll(login: string, checkId: string, wrong: readonly string[] = []): Promise<EntriesReceipt> {
    const { checklist, me } = await readCheck(login, checkId);
    const mine = checklist.filter(({ answers }) => answers.some(({ authorityId }) => authorityId === me?.authorityId));
    return note(
      login,
      checkId,
      mine.map((item) => {
        const bad = wrong.includes(item.id);
        if (item.answer === 'yes-no') {
          const right = item.compliant ?? 'yes';
          return { itemId: item.id, answer: bad ? (right === 'yes' ? 'no' : 'yes') : right };
        }
        return { itemId: item.id, answer: item.answer === 'number' ? '20' : '见照片', compliant: !bad };
      }),
    );
  }

  return {
    desk,
    listCafes,
    officersOf,
    createPlan,
    plan,
    check,
    readCheck,
    note,
    arrive,
    stepUp,
    sign,
    approvedVisit,
    themeMatters,
    answerAll,
  };
}
