import type { ComplianceRuleHistory, ComplianceRuleList, ParcelRead } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';

let server: TestServer;
let planner: Client;
beforeAll(async () => {
  server = await startTestServer();
  planner = await server.login('planner');
});
afterAll(() => server.stop());

const rules = async () => (await planner.get('/api/v1/compliance-rules')).json<ComplianceRuleList>();
const found = async (id: string) => (await rules()).items.find((one) => one.id === id);
const rule = {
  version: 0,
  layers: ['heritage-lots'],
  projectTypes: ['industrial'],
  applies: 'inside',
  verdict: 'violates',
  majorExempt: false,
  required: false,
  enabled: true,
  explanation: { zh: '历史地段不得建厂（合成）', en: 'No factories in old quarters (synthetic)' },
};

describe('the rules of compliance', () => {
  test('are read by planners, each in the words a report prints', async () => {
    expect(await found('development-boundary')).toMatchObject({
      version: 1,
      applies: 'outside',
      required: true,
      projectTypes: ['residential', 'commercial', 'industrial', 'public-service'],
    });
  });

  test('are added and changed by whoever may; what they said stays readable, and the count of changes grows', async () => {
    const { rulesVersion } = await rules();
    expect((await planner.send('PUT', '/api/v1/compliance-rules/old-quarters', rule)).statusCode).toBe(200);
    const softer = { ...rule, version: 1, verdict: 'needs-argument' };
    const changed = await planner.send('PUT', '/api/v1/compliance-rules/old-quarters', softer);
    expect(changed.json<ComplianceRuleHistory>().items).toMatchObject([
      { version: 2, verdict: 'needs-argument', projectTypes: ['industrial'] },
      { version: 1, verdict: 'violates', projectTypes: ['industrial'] },
    ]);
    expect((await rules()).rulesVersion).toBe(rulesVersion + 2);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from platform.audit_entries where subject = 'compliance-rule:old-quarters'`.execute(
      server.database.db,
    );
    expect(rows[0]?.n).toBe(2);
  });

  test('changed by somebody else meanwhile are not overwritten', async () => {
    const again = await planner.send('PUT', '/api/v1/compliance-rules/old-quarters', rule);
    expect(again.json()).toMatchObject({ status: 409, code: 'compliance.rule-changed' });
    expect(await found('old-quarters')).toMatchObject({ version: 2, verdict: 'needs-argument' });
  });

  test('are not changed by a leader, nor to nonsense', async () => {
    const leader = await server.login('leader');
    const put = (who: Client, body: object) => who.send('PUT', '/api/v1/compliance-rules/old-quarters', body);
    expect((await put(leader, { ...rule, version: 2 })).statusCode).toBe(403);
    expect((await put(planner, { ...rule, version: 2, verdict: 'perhaps' })).statusCode).toBe(400);
    expect((await planner.get('/api/v1/compliance-rules/nowhere')).statusCode).toBe(404);
  });
});

describe('a parcel out of a file', () => {
  const read = (text: string, more: object = {}) =>
    planner.send('POST', '/api/v1/compliance-parcels', { fileName: '地块.txt', text, ...more });
  // domain.md §3.4: 106.577E 29.557N, in 4545 and with the number of its zone in 4523.
  const points = (east: number, north: number) =>
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ]
      .map(([dx = 0, dy = 0], i) => `J${i + 1},1,${north + dy},${east + dx}`)
      .join('\n');

  test('lies where it was surveyed, in whichever zone; which one shows in the numbers', async () => {
    const files = [
      [362086.98, 3271852.33, 'EPSG:4545'],
      [35652840.1, 3272045.15, 'EPSG:4523'],
      [652840.1, 3272045.15, 'EPSG:4544'],
    ] as const;
    for (const [east, north, system] of files) {
      const answer = (await read(points(east, north))).json<ParcelRead>();
      expect(answer).toMatchObject({ system, systemFrom: 'numbers', format: 'boundary-points' });
      const [lon = 0, lat = 0] = answer.parcel.coordinates[0]?.[0] ?? [];
      expect([lon, lat]).toEqual([expect.closeTo(106.577, 5), expect.closeTo(29.557, 5)]);
      expect(answer.areaM2).toBeGreaterThan(9_980);
      expect(answer.areaM2).toBeLessThan(10_020);
    }
  });

  test('whose system leads nowhere has to be named; crossed outlines and other files are refused', async () => {
    expect((await read(points(500_000, 4_500_000))).json()).toMatchObject({ code: 'compliance.system-unclear' });
    const bowTie = 'J1,1,0,0\nJ2,1,1,1\nJ3,1,0,1\nJ4,1,1,0';
    expect((await read(bowTie)).json()).toMatchObject({ code: 'spot.bad-outline' });
    expect((await read('nothing')).statusCode).toBe(422);
    const operator = await server.login('operator');
    const asked = await operator.send('POST', '/api/v1/compliance-parcels', { fileName: 'a.txt', text: bowTie });
    expect(asked.statusCode).toBe(403);
  });
});
