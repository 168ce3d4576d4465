import { defineConfig } from 'vitest/config';

const excluded = ['**/node_modules/**', '**/dist/**', '**/.data/**'];

export default defineConfig({
  test: {
    projects: [
      {
        // Rules, SQL against a real PostgreSQL, journeys through HTTP.
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude: excluded,
          globalSetup: ['server/src/platform/db/test-cluster.ts'],
          pool: 'forks',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Everything that needs neither a database nor a browser.
        test: {
          name: 'unit',
          include: ['{packages,vision,web,bench,tools}/**/*.test.{ts,tsx}'],
          exclude: excluded,
          pool: 'forks',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The whole platform in a real Chromium, one journey at a time: two cores are shared by all of it.
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: excluded,
          globalSetup: ['server/src/platform/db/test-cluster.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
