import { resolve } from 'node:path';
import { type IdentityProviderConfig, readIdentityProvider } from './identity-providers.ts';
import {
  readBoolean,
  readChoice,
  readInteger,
  readOptional,
  readOrigin,
  readPattern,
  readTimeZone,
} from './variables.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Everything that may differ between two installations. Each field names its environment variable. */
export interface Config {
  /** DATA_DIR: absolute folder for the private cluster, evidence files and local queues; default `.data`. */
  readonly dataDir: string;
  /** HOST: address to listen on; default 127.0.0.1 (a reverse proxy faces the network). */
  readonly host: string;
  /** PORT: TCP port of the web server; 0 takes any free one; default 8080. */
  readonly port: number;
  /** DATABASE_URL: an existing PostgreSQL with PostGIS; without it the private cluster is used. */
  readonly databaseUrl: string | undefined;
  /** DATABASE_POOL_SIZE: connections this process may hold; default 20. */
  readonly databasePoolSize: number;
  /** WORKER_CONCURRENCY: jobs this process runs at once; default 8. */
  readonly workerConcurrency: number;
  /** PUBLIC_ORIGIN: scheme, host and port that browsers see; default http://127.0.0.1:PORT. */
  readonly publicOrigin: string;
  /** TRUSTED_PROXIES: addresses or networks, comma separated (or `loopback`), whose X-Forwarded-For names the caller; default none. */
  readonly trustedProxies: string | undefined;
  /** SECURE_COOKIES: cookies only over TLS; default true exactly when publicOrigin is https. */
  readonly secureCookies: boolean;
  /** SESSION_IDLE_SECONDS: a session unused this long ends; default 1800 (等保2.0 level 3). */
  readonly sessionIdleSeconds: number;
  /** SESSION_ABSOLUTE_SECONDS: a session ends after this however busy; default 43200 (one shift). */
  readonly sessionAbsoluteSeconds: number;
  /** LOGINS_PER_MINUTE: sign-ins one address may try; default 30. */
  readonly loginsPerMinute: number;
  /** OIDC_OFFICIAL_ISSUER, _CLIENT_ID, _CLIENT_SECRET: where those who work for the government sign in (渝快政); default none. */
  readonly oidcOfficial: IdentityProviderConfig | undefined;
  /** OIDC_PUBLIC_ISSUER, _CLIENT_ID, _CLIENT_SECRET: where residents and enterprises sign in (渝快办); default none. */
  readonly oidcPublic: IdentityProviderConfig | undefined;
  /** REQUESTS_PER_MINUTE: requests one address may make; default 30000 (a building behind one address). */
  readonly requestsPerMinute: number;
  /** BODY_LIMIT_BYTES: the largest request body; default 12 MiB (a phone photo with room to spare). */
  readonly bodyLimitBytes: number;
  /** LOG_LEVEL: debug, info, warn, error or silent; default info. */
  readonly logLevel: LogLevel;
  /** TIME_ZONE: IANA zone of working hours, duty rosters and printed times; default Asia/Shanghai. */
  readonly timeZone: string;
  /** DISTRICT_CODE: division code of the county this installation serves; default 500103 渝中区. */
  readonly districtCode: string;
  /** DEMO: seed the synthetic district and play the clip as live cameras; default true. */
  readonly demo: boolean;
  /** OFFICERS_PER_BEAT: synthetic officers on each of the demo's 33 beats; more for load tests; default 2. */
  readonly officersPerBeat: number;
  /** VISION_ENABLED: start the camera worker beside the server; default true. */
  readonly visionEnabled: boolean;
  /** RTSP_PORT: port of the demo cameras' RTSP server; 0 takes any free one; default 0. */
  readonly rtspPort: number;
  /** FFMPEG_PATH: the ffmpeg program; default `ffmpeg` from PATH. */
  readonly ffmpegPath: string;
  /** GDAL_FOLDER: folder of the programs ogrinfo and ogr2ogr, ending in a slash; default: from PATH. */
  readonly gdalFolder: string;
  /** IMPORT_LIMIT_BYTES: the largest file to import; default 2 GiB. */
  readonly importLimitBytes: number;
  /** IMPORT_FOLDER: files put into its folders, named after datasets, are imported; default none is watched. */
  readonly importFolder: string | undefined;
  /** ANALYSIS_SRID: plane in which plans are compared, a 3° zone of CGCS2000 without prefix; default 4545 (108° E). */
  readonly analysisSrid: number;
  /** REMIND_SECONDS: an unacknowledged task reminds its officer after this; default 30. */
  readonly remindSeconds: number;
  /** NEXT_PERSON_SECONDS: an unacknowledged task goes to the next person after this; default 120. */
  readonly nextPersonSeconds: number;
  /** HEARTBEAT_SILENT_SECONDS: a camera silent this long raises a device alert; default 15. */
  readonly heartbeatSilentSeconds: number;
}

/** Reads the environment once. A wrong value throws an Error that names the variable and what it may be. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const importFolder = readOptional(env, 'IMPORT_FOLDER');
  const port = readInteger(env, 'PORT', { fallback: 8080, minimum: 0, maximum: 65_535 });
  const publicOrigin = readOrigin(env, 'PUBLIC_ORIGIN', `http://127.0.0.1:${port}`);
  const remindSeconds = readInteger(env, 'REMIND_SECONDS', { fallback: 30, minimum: 1, maximum: 86_400 });
  return {
    dataDir: resolve(readOptional(env, 'DATA_DIR') ?? '.data'),
    host: readOptional(env, 'HOST') ?? '127.0.0.1',
    port,
    databaseUrl: readPattern(env, 'DATABASE_URL', /^postgres(ql)?:\/\/.+/, 'postgresql://user@host/database'),
    databasePoolSize: readInteger(env, 'DATABASE_POOL_SIZE', { fallback: 20, minimum: 2, maximum: 500 }),
    workerConcurrency: readInteger(env, 'WORKER_CONCURRENCY', { fallback: 8, minimum: 1, maximum: 100 }),
    publicOrigin,
    trustedProxies: readOptional(env, 'TRUSTED_PROXIES'),
    secureCookies: readBoolean(env, 'SECURE_COOKIES', publicOrigin.startsWith('https:')),
    sessionIdleSeconds: readInteger(env, 'SESSION_IDLE_SECONDS', { fallback: 1800, minimum: 60, maximum: 86_400 }),
    sessionAbsoluteSeconds: readInteger(env, 'SESSION_ABSOLUTE_SECONDS', {
      fallback: 43_200,
      minimum: 300,
      maximum: 604_800,
    }),
    loginsPerMinute: readInteger(env, 'LOGINS_PER_MINUTE', { fallback: 30, minimum: 1, maximum: 1_000_000 }),
    oidcOfficial: readIdentityProvider(env, 'OIDC_OFFICIAL', { zh: '政务统一身份认证', en: 'government account' }),
    oidcPublic: readIdentityProvider(env, 'OIDC_PUBLIC', { zh: '市民统一身份认证', en: 'resident account' }),
    requestsPerMinute: readInteger(env, 'REQUESTS_PER_MINUTE', { fallback: 30_000, minimum: 1, maximum: 100_000_000 }),
    bodyLimitBytes: readInteger(env, 'BODY_LIMIT_BYTES', {
      fallback: 12 * 1024 * 1024,
      minimum: 1024,
      maximum: 256 * 1024 * 1024,
    }),
    logLevel: readChoice(env, 'LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
    timeZone: readTimeZone(env, 'TIME_ZONE', 'Asia/Shanghai'),
    districtCode: readPattern(env, 'DISTRICT_CODE', /^[0-9]{6}$/, 'six digits such as 500103') ?? '500103',
    demo: readBoolean(env, 'DEMO', true),
    officersPerBeat: readInteger(env, 'OFFICERS_PER_BEAT', { fallback: 2, minimum: 1, maximum: 50 }),
    visionEnabled: readBoolean(env, 'VISION_ENABLED', true),
    rtspPort: readInteger(env, 'RTSP_PORT', { fallback: 0, minimum: 0, maximum: 65_535 }),
    ffmpegPath: readOptional(env, 'FFMPEG_PATH') ?? 'ffmpeg',
    gdalFolder: readPattern(env, 'GDAL_FOLDER', /^\/.*\/$/, 'a folder such as /usr/bin/') ?? '',
    importLimitBytes: readInteger(env, 'IMPORT_LIMIT_BYTES', {
      fallback: 2 * 1024 ** 3,
      minimum: 1024,
      maximum: 64 * 1024 ** 3,
    }),
    importFolder: importFolder === undefined ? undefined : resolve(importFolder),
    analysisSrid: readInteger(env, 'ANALYSIS_SRID', { fallback: 4545, minimum: 4534, maximum: 4554 }),
    remindSeconds,
    nextPersonSeconds: readInteger(env, 'NEXT_PERSON_SECONDS', {
      fallback: Math.max(120, remindSeconds + 1),
      minimum: remindSeconds + 1,
      maximum: 86_400,
    }),
    heartbeatSilentSeconds: readInteger(env, 'HEARTBEAT_SILENT_SECONDS', { fallback: 15, minimum: 2, maximum: 3600 }),
  };
}
