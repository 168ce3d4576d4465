import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../start/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ring = [
  [106.55, 29.55],
  [106.551, 29.55],
  [106.551, 29.551],
  [106.55, 29.551],
  [106.55, 29.55],
];
const request = {
  name: '安置房（合成）',
  projectType: 'residential',
  parcel: { type: 'Polygon', coordinates: [ring] },
};

describe('the toolbox over HTTP', () => {
  test('a leader examines a parcel, reads the answer again and prints it', async () => {
    const leader = await server.login('leader');
    const made = await leader.send('POST', '/api/v1/compliance-checks', request);
    expect(made.statusCode).toBe(201);
    const check = made.json<{ id: string; verdict: string }>();
    expect(check.verdict, 'without any layer nobody says “complies”').toBe('needs-argument');
    const again = await leader.get(`/api/v1/compliance-checks/${check.id}`);
    expect(again.json()).toEqual(check);
    const report = await leader.get(`/api/v1/compliance-checks/${check.id}/report.pdf`);
    expect(report.headers['content-type']).toBe('application/pdf');
    expect(report.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('an operator may not examine, and nobody hands in what is no parcel', async () => {
    const operator = await server.login('operator');
    expect((await operator.send('POST', '/api/v1/compliance-checks', request)).statusCode).toBe(403);
    const leader = await server.login('leader');
    const examine = async (changes: object) =>
      (await leader.send('POST', '/api/v1/compliance-checks', { ...request, ...changes })).statusCode;
    expect(await examine({ parcel: { type: 'Point', coordinates: [106, 29] } })).toBe(400);
    expect(await examine({ projectType: 'castle' })).toBe(400);
    expect(await examine({ asOf: '2026-02-30' })).toBe(400);
    const open = { type: 'Polygon', coordinates: [ring.slice(0, 4)] };
    expect(await examine({ parcel: open })).toBe(422);
    const missing = await leader.get('/api/v1/compliance-checks/00000000-0000-4000-8000-000000000000');
    expect(missing.statusCode).toBe(404);
  });

  test('late facilities and control indicators say “unknown” in a district without such data', async () => {
    const leader = await server.login('leader');
    for (const path of ['facility-lag', 'control-indicators']) {
      const answer = await leader.get(`/api/v1/${path}`);
      expect(answer.statusCode, path).toBe(200);
      expect(answer.json(), path).toMatchObject({ answer: 'unknown', items: [], asOf: expect.any(String) });
    }
  });

  test('a check is found in the list of whoever made it, and printed in English', async () => {
    const leader = await server.login('leader');
    const made = (
      await leader.send('POST', '/api/v1/compliance-checks', { ...request, name: '名单项目（合成）' })
    ).json<{
      id: string;
    }>();
    const list = await leader.get('/api/v1/compliance-checks?search=%E5%90%8D%E5%8D%95');
    expect(list.json<{ items: { id: string; mine: boolean }[] }>().items).toMatchObject([{ id: made.id, mine: true }]);
    const report = await leader.get(`/api/v1/compliance-checks/${made.id}/report.pdf?lang=en`);
    expect([report.statusCode, report.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await leader.get(`/api/v1/compliance-checks/${made.id}/report.pdf?lang=fr`)).statusCode).toBe(400);
  });

  test('each co-ordination answers with unknown figures in a district without data, and there is no fifth', async () => {
    const leader = await server.login('leader');
    for (const topic of ['planning', 'townscape', 'implementation', 'transition']) {
      const answer = await leader.get(`/api/v1/co-ordinations/${topic}`);
      expect(answer.statusCode, topic).toBe(200);
      const { figures } = answer.json<{ figures: { key: string; tone: string; value?: number }[] }>();
      expect(figures.length).toBeGreaterThan(3);
      for (const { key, tone, value } of figures)
        if (value === undefined) expect([key, tone]).toEqual([key, 'unknown']);
    }
    expect((await leader.get('/api/v1/co-ordinations/everything')).statusCode).toBe(400);
    expect((await leader.get('/api/v1/co-ordinations/planning?asOf=someday')).statusCode).toBe(400);
  });
});
