import { writeFile } from 'node:fs/promises';
import { createTestClock } from '../platform/clock/clock.ts';
import { loadConfig } from '../platform/config/config.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { createDatabase } from '../platform/db/index.ts';
import { createHttpServer } from '../platform/http/index.ts';
import { silentLogger } from '../platform/log/log.ts';
import { addAllRoutes } from './serve.ts';

// `npm run generate:openapi`: writes server/openapi.json from the routes’ schemas. Needs no database: connections are lazy.

const database = createDatabase({ connectionString: 'postgres://nobody@127.0.0.1:1/none', maxConnections: 1 });
const platform = createPlatform(loadConfig({}), database, silentLogger, createTestClock('2026-01-01T00:00:00Z'));
const server = await createHttpServer(platform, (scope) => addAllRoutes(scope, platform));
await writeFile(new URL('../../openapi.json', import.meta.url), `${JSON.stringify(server.swagger(), null, 2)}\n`);
await server.close();
await database.close();
