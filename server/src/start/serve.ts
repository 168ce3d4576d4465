import { modules } from '../app.ts';
import { startAuditSealer } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { createDatabase } from '../platform/db/index.ts';
import {
  createHttpServer,
  identityRoutes,
  pushRoutes,
  type RouteScope,
  sessionRoutes,
} from '../platform/http/index.ts';
import type { Logger } from '../platform/log/log.ts';
import type { Platform } from '../platform/platform.ts';
import { healthRoutes } from './health-routes.ts';
import { webRoutes } from './web-routes.ts';

export interface Running {
  platform: Platform;
  server: RouteScope;
  /** `http://host:port` it listens on. */
  address: string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  config: Config;
  connectionString: string;
  log: Logger;
  clock?: Clock;
  /** Runs when the database and the domains are there, before anybody can call. */
  prepare?: (platform: Platform) => Promise<void>;
}

/** All routes of the platform on a scope: also what the API document is made from. */
export function addAllRoutes(scope: RouteScope, platform: Platform): void {
  sessionRoutes(scope, platform);
  identityRoutes(scope, platform);
  pushRoutes(scope, platform);
  for (const module of modules) module.routes?.(scope, platform);
  healthRoutes(scope, platform);
  webRoutes(scope);
}

/** Brings up API, worker and push on a migrated database, in order; `stop` undoes it in reverse. */
export async function serve(options: ServeOptions): Promise<Running> {
  const { config, log } = options;
  const database = createDatabase({
    connectionString: options.connectionString,
    maxConnections: config.databasePoolSize,
    log,
  });
  const platform = createPlatform(config, database, log, options.clock);
  const stops: (() => Promise<void> | void)[] = [() => database.close()];
  try {
    await database.warmUp();
    for (const module of modules) module.listen?.(platform);
    await options.prepare?.(platform);
    await platform.jobs.start();
    stops.push(() => platform.jobs.stop());
    const sealer = startAuditSealer({
      db: platform.db,
      log,
      metrics: platform.metrics,
      clock: platform.clock,
      timeZone: config.timeZone,
    });
    stops.push(() => sealer.stop());
    await platform.push.start();
    stops.push(() => platform.push.stop());
    for (const module of modules) {
      const stop = await module.start?.(platform);
      if (stop) stops.push(stop);
    }
    const server = await createHttpServer(platform, (scope) => addAllRoutes(scope, platform));
    stops.push(() => server.close()); // cuts open event streams too: forceCloseConnections
    const address = await server.listen({ host: config.host, port: config.port });
    return { platform, server, address, stop: () => runBackwards(stops, log) };
  } catch (error) {
    await runBackwards(stops, log);
    throw error;
  }
}

async function runBackwards(stops: (() => Promise<void> | void)[], log: Logger): Promise<void> {
  for (const stop of stops.toReversed()) {
    try {
      await stop();
    } catch (error) {
      log.error('Start:StopFailed', { error: String(error) });
    }
  }
}
