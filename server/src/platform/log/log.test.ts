import { expect, test } from 'vitest';
import { createLogger } from './log.ts';

function capture(logLevel: 'debug' | 'warn' = 'debug') {
  const lines: string[] = [];
  const log = createLogger({ logLevel }, (line) => lines.push(line));
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown> };
}

test('a line is one JSON object with a stable name and its facts', () => {
  const { log, lines, last } = capture();
  log.child({ requestId: 'r1' }).info('Dispatch:Assigned', { taskId: 7 });
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(last()).toMatchObject({ level: 'info', message: 'Dispatch:Assigned', requestId: 'r1', taskId: 7 });
  expect(Date.parse(String(last().time))).not.toBeNaN();
});

test('passwords, cookies and people never reach the log, however deep', () => {
  const { log, lines } = capture();
  log.warn('Session:Refused', {
    headers: { Cookie: 'sid=SECRET', authorization: 'Bearer SECRET' },
    body: { password: 'SECRET', person: { display_name: 'SECRET', phoneNumber: 'SECRET' } },
  });
  expect(lines.join()).not.toContain('SECRET');
});

test('phone and identity numbers in free text are blacked out, other numbers stay', () => {
  const { log, last } = capture();
  log.info('Note:Saved', { note: '联系 13812345678,证件 500103199003071239,编号 500103202603010001' });
  expect(last().note).toBe('联系 [redacted],证件 [redacted],编号 500103202603010001');
});

test('an error keeps its type, code and cause but not the password in a connection string', () => {
  const { log, last, lines } = capture();
  const cause = Object.assign(new Error('connect postgresql://app:SECRET@db/x failed'), { code: 'ECONNREFUSED' });
  log.error('Database:Unreachable', { error: new TypeError('no database', { cause }) });
  expect(last().error).toMatchObject({ type: 'TypeError', text: 'no database', cause: { code: 'ECONNREFUSED' } });
  expect(lines.join()).not.toContain('SECRET');
});

test('lines below the level are not written', () => {
  const { log, lines } = capture('warn');
  log.info('Chatty:Line');
  log.warn('Important:Line');
  expect(lines).toHaveLength(1);
});

test('facts that JSON cannot hold do not break the line', () => {
  const { log, last } = capture();
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  log.info('Odd:Facts', { loop, big: 2n ** 70n, bytes: new Uint8Array(9), when: new Date(Number.NaN), go: () => 1 });
  expect(last()).toMatchObject({ big: String(2n ** 70n), bytes: '[9 bytes]', when: 'invalid date' });
});
