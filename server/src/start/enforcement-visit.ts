import type { ChecklistItem, NewEntry } from '@shancheng/contracts';
import { addDays } from '@shancheng/law';
import { actOnCheck, keepEntries, signForSubject } from '../enforcement/inspection/index.ts';
import { sql } from '../platform/db/index.ts';
import { type Moment, type Stage, stepId } from './enforcement-stage.ts';

/** What was not in order at an item. */
export interface Fault {
  itemId: string;
  answer: string;
  text: string;
  /** Days after the visit by which it is put right. */
  days: number;
}

interface Visit {
  key: string;
  checkId: string;
  daysAgo: number;
  faults: readonly Fault[];
  /** Who leads on the spot: an officer of the street. */
  lead: string;
  /** The owner’s account signs at the public entrance; without it somebody signs on the lead’s phone. */
  owner?: string;
}

interface Person {
  login: string;
  officerId: string;
  authorityId: string;
}

/** Answers to items that ask for more than yes or no. */
const TOLD: Readonly<Record<string, string>> = {
  terminals: '86',
  'extinguisher-count': '18',
  'cold-storage': '4',
  'staff-count': '9',
  'licence-business-code': '与登记一致（合成）',
  'records-earliest-day': '六十日前（合成）',
};
const STROKE = 'M40 120 L120 60 L200 150 L280 70 Q340 40 400 110 L520 90';
const OPENING = 30;
const WRITING = 55;
const SIGNING = 120;

/** The visit on the spot: everybody scans in, writes down, the lead concludes, all sign. Played by the use cases. */
export async function playVisit(stage: Stage, visit: Visit): Promise<void> {
  const { team, checklist, door } = await readVisit(stage, visit.checkId);
  for (const [index, { login }] of team.entries()) await arrive(stage, visit, login, OPENING + index, door);
  const coming = [...Map.groupBy(team, ({ authorityId }) => authorityId).values()].flatMap(([first]) => first ?? []);
  for (const [index, person] of coming.entries()) {
    const asked = checklist.filter((item) => coming.find((one) => answers(item, one)) === person);
    await writeDown(stage, visit, person, { daysAgo: visit.daysAgo, minute: WRITING + 3 * index }, asked);
  }
  await conclude(stage, visit);
  await signAll(stage, visit, team);
}

const answers = (item: ChecklistItem, { authorityId }: Person): boolean =>
  item.answers.some((answer) => answer.authorityId === authorityId);

interface Door {
  code: string;
  lon: number;
  lat: number;
}

async function readVisit({ platform }: Stage, checkId: string) {
  const { rows: team } = await sql<Person>`
    select a.login, o.id as "officerId", o.authority_id as "authorityId"
    from inspection.check_parties p join powers.officers o on o.id = any (p.officer_ids) join auth.accounts a on a.id = o.account_id
    where p.check_id = ${checkId} order by p.lead desc, a.login`.execute(platform.db);
  const { rows } = await sql<Door & { checklist: ChecklistItem[] }>`
    select s.check_code as code, st_x(s.geom) as lon, st_y(s.geom) as lat, p.checklist
    from inspection.checks c join inspection.plans p on p.id = c.plan_id join powers.subjects s on s.id = c.subject_id
    where c.id = ${checkId}`.execute(platform.db);
  if (!rows[0]) throw new Error(`no check ${checkId}`);
  const { checklist, ...door } = rows[0];
  return { team, checklist, door };
}

async function arrive(stage: Stage, visit: Visit, login: string, minute: number, door: Door): Promise<void> {
  const moment = { daysAgo: visit.daysAgo, minute };
  const then = stage.at(moment);
  await actOnCheck(then, await stage.actor(login, moment), visit.checkId, {
    ...{ commandId: stepId(visit.key, login, 'arrive'), action: 'arrive', at: then.clock.now().toISOString() },
    ...{ qr: `SC:${door.code}`, position: { lon: door.lon + 0.0002, lat: door.lat }, accuracy: 15 },
    recorderNo: `记录仪（合成）${login}`,
  });
}

async function writeDown(
  stage: Stage,
  { key, checkId, faults }: Visit,
  { login }: Person,
  moment: Moment,
  items: readonly ChecklistItem[],
): Promise<void> {
  if (items.length === 0) return;
  const then = stage.at(moment);
  const notedAt = then.clock.now().toISOString();
  const entries = items.map((item): NewEntry => {
    const fault = faults.find(({ itemId }) => itemId === item.id);
    const fixed = { id: stepId(key, 'entry', item.id), itemId: item.id, notedAt };
    if (fault) return { ...fixed, answer: fault.answer, compliant: false, note: fault.text };
    return { ...fixed, answer: inOrder(item), compliant: true };
  });
  const { results } = await keepEntries(then, await stage.actor(login, moment), checkId, entries);
  const refused = results.find(({ result }) => result === 'refused' || result === 'late');
  if (refused) throw new Error(`entry ${refused.id} was not kept: ${refused.code ?? refused.result}`);
}

function inOrder({ id, answer, compliant }: ChecklistItem): string {
  if (answer === 'yes-no') return compliant ?? 'yes';
  return TOLD[id] ?? (answer === 'number' ? '1' : '现场查看，符合要求（合成）');
}

async function conclude(stage: Stage, { key, checkId, daysAgo, faults, lead }: Visit): Promise<void> {
  const moment = { daysAgo, minute: SIGNING - 15 };
  const then = stage.at(moment);
  await actOnCheck(then, await stage.actor(lead, moment), checkId, {
    ...{ commandId: stepId(key, 'conclude'), action: 'conclude', at: then.clock.now().toISOString() },
    findings: faults.map(({ itemId, text, days }) => ({ itemId, text, dueOn: addDays(stage.day(daysAgo), days) })),
  });
}

/** The officers who came, then the enterprise. */
async function signAll(stage: Stage, visit: Visit, team: readonly Person[]): Promise<void> {
  const { key, checkId, daysAgo, lead, owner } = visit;
  const { rows } = await sql<{ id: string; digest: string }>`
    select id, sm3 as digest from inspection.documents
    where check_id = ${checkId} and kind <> 'inspection-notice' and withdrawn_at is null`.execute(stage.platform.db);
  const [paper] = rows;
  if (!paper) throw new Error(`check ${checkId} has no document`);
  const signed = { documentId: paper.id, digest: paper.digest, stroke: STROKE };
  const signer = { signerName: '店长（合成）', signerRole: '现场负责人' };
  for (const [index, { login }] of team.entries()) {
    const moment = { daysAgo, minute: SIGNING + index };
    const actor = await stage.actor(login, moment);
    await stage.confirm(actor, paper.digest, moment);
    const commandId = stepId(key, login, 'sign');
    await actOnCheck(stage.at(moment), actor, checkId, { ...signed, commandId, action: 'sign', side: 'officer' });
  }
  const moment = { daysAgo, minute: SIGNING + 30 };
  const actor = await stage.actor(owner ?? lead, moment);
  await stage.confirm(actor, paper.digest, moment);
  const commandId = stepId(key, 'subject', 'sign');
  if (owner) return signForSubject(stage.at(moment), actor, checkId, { ...signed, ...signer, commandId });
  await actOnCheck(stage.at(moment), actor, checkId, {
    ...signed,
    ...signer,
    commandId,
    action: 'sign',
    side: 'subject',
  });
}

/** Every finding is looked at from afar and passed, then the lead closes the check. */
export async function putRight(
  stage: Stage,
  { key, checkId, faults, lead }: Visit,
  { lookedAgo, closedAgo }: { lookedAgo: number; closedAgo: number },
): Promise<void> {
  const looked = { daysAgo: lookedAgo, minute: 30 };
  for (const index of faults.keys()) {
    const findingId = `f${index + 1}`;
    const step = { commandId: stepId(key, findingId, 'recheck'), action: 'recheck', findingId } as const;
    const seen = { passed: true, mode: 'remote', note: '看过上传的说明，已改正（合成）' } as const;
    await actOnCheck(stage.at(looked), await stage.actor(lead, looked), checkId, { ...step, ...seen });
  }
  const closed = { daysAgo: closedAgo, minute: 60 };
  const commandId = stepId(key, 'close');
  await actOnCheck(stage.at(closed), await stage.actor(lead, closed), checkId, { commandId, action: 'close' });
}
