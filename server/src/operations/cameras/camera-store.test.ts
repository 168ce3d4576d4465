import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../start/test-server.ts';
import { listCameraConfigs } from './camera-store.ts';

let town: TestServer;
beforeAll(async () => {
  town = await startTestServer();
});
afterAll(() => town.stop());

test('a camera worker gets the keys of the cameras in its scope, taken by the letter, and no others', async () => {
  const ids = async (...scopes: string[]) =>
    (await listCameraConfigs(town.database.db, { scopes })).map(({ cameraId }) => cameraId);
  const all = await ids('50/');
  expect(all.length).toBeGreaterThan(1);
  expect(await ids('50/500105/')).toEqual([]);
  expect(await ids('%/', '5_/', '50/50010_/')).toEqual([]);
  expect(await ids()).toEqual([]);
});
