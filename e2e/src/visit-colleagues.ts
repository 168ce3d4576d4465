import { randomUUID } from 'node:crypto';
import { CheckDetail } from '@shancheng/contracts';
import { Value } from 'typebox/value';
import { type Colleague, callColleague } from './colleague.ts';
import type { Place } from './officer-phone.ts';
import type { Stage } from './stage.ts';

/** The officers of a visit who have no phone on the stage; they do the same below the screens. */
export function visitColleagues(stage: Pick<Stage, 'browser' | 'platform'>, checkId: () => string) {
  const known = new Map<string, Promise<Colleague>>();
  const colleague = (login: string): Promise<Colleague> => {
    const found = known.get(login) ?? callColleague(stage.browser, stage.platform.address, login);
    known.set(login, found);
    return found;
  };
  const at = (path: string) => `inspection/checks/${checkId()}${path}`;
  const command = async (login: string, body: object) =>
    (await colleague(login)).send(at('/commands'), { commandId: randomUUID(), ...body });
  const readCheck = async (login: string): Promise<CheckDetail> =>
    Value.Parse(CheckDetail, await (await colleague(login)).read(at('')));

  async function note(login: string, entries: readonly { itemId: string; answer: string; compliant?: boolean }[]) {
    const noted = entries.map((entry) => ({ id: randomUUID(), notedAt: new Date().toISOString(), ...entry }));
    await (await colleague(login)).send(at('/entries'), { entries: noted });
  }

  const arrive = (login: string, { code, lon, lat }: Place) =>
    command(login, {
      ...{ action: 'arrive', at: new Date().toISOString(), qr: `SC:${code}`, recorderNo: 'R-09' },
      ...{ position: { lon, lat }, accuracy: 10 },
    });

  /** All questions of the officer’s department that nobody has answered, except those named: in order. */
  async function answerRest(login: string, except: readonly string[] = []): Promise<void> {
    const { checklist, items, me } = await readCheck(login);
    const open = new Set(items.filter(({ state }) => state === 'open').map(({ itemId }) => itemId));
    const mine = checklist.filter(
      ({ id, answers }) =>
        open.has(id) && !except.includes(id) && answers.some(({ authorityId }) => authorityId === me?.authorityId),
    );
    await note(
      login,
      mine.map(({ id, answer, compliant }) => ({
        itemId: id,
        ...(answer === 'yes-no' ? { answer: compliant ?? 'yes' } : { answer: '见照片', compliant: true }),
      })),
    );
  }

  async function sign(login: string): Promise<void> {
    const { documents } = await readCheck(login);
    const { id: documentId = '', digest = '' } = documents.find(({ kind }) => kind === 'rectification-notice') ?? {};
    await (await colleague(login)).send('session/step-up', { purpose: `sign:${digest}`, password: 'shancheng-demo' });
    const stroke = 'M10 100L60 40L120 140L200 60';
    await command(login, { action: 'sign', documentId, digest, side: 'officer', stroke });
  }

  return { readCheck, note, arrive, answerRest, sign };
}
