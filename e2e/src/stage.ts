import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../server/src/platform/db/test-database.ts';
import { openBrowser } from './browser.ts';
import { type RunningPlatform, startPlatform } from './platform.ts';

export interface Stage {
  readonly database: TestDatabase;
  readonly platform: RunningPlatform;
  readonly browser: Browser;
}

/** The whole platform on a database of its own and a browser, for the tests of one file; a failing one shows what it said. */
export function useStage(env: Record<string, string> = {}): Stage {
  let database: TestDatabase | undefined;
  let platform: RunningPlatform | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    platform = await startPlatform(database.connectionString, env);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    await database?.drop();
  });
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => console.error(`the platform said:\n${platform?.output()}`));
  });
  const there = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the stage stands only while tests run');
    return part;
  };
  return {
    get database() {
      return there(database);
    },
    get platform() {
      return there(platform);
    },
    get browser() {
      return there(browser);
    },
  };
}
