import { spawn } from 'node:child_process';
import { fileRefused } from '../import-errors.ts';
import { LIMITS } from '../import-limits.ts';
import { lines, tooManyVertices } from './lines.ts';

export interface OgrOptions {
  env?: Record<string, string>;
  signal?: AbortSignal;
}

/** Drivers that follow what a file says to other files, databases or the network. */
const SKIPPED = [
  ...[
    'VRT',
    'OGR_VRT',
    'DERIVED',
    'HTTP',
    'WMS',
    'WMTS',
    'WCS',
    'WFS',
    'OAPIF',
    'OGCAPI',
    'CSW',
    'EEDA',
    'EEDAI',
    'PLSCENES',
    'PLMOSAIC',
  ],
  ...[
    'DAAS',
    'NGW',
    'Carto',
    'CARTO',
    'Elasticsearch',
    'AmigoCloud',
    'STACIT',
    'STACTA',
    'GMLAS',
    'GML',
    'MVT',
    'S57',
    'NAS',
    'OSM',
  ],
  ...[
    'PostgreSQL',
    'PostGISRaster',
    'PGDUMP',
    'MySQL',
    'MSSQLSpatial',
    'ODBC',
    'PGeo',
    'MongoDBv3',
    'GPSBabel',
    'SQLite',
    'VDV',
    'TIGER',
  ],
];

/**
 * GDAL may read the one file and nothing else: no network, no plugins, no settings of our own process (which hold
 * passwords).
 */
const environment = (extra: Record<string, string> = {}) => ({
  PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin',
  LC_ALL: 'C.UTF-8',
  CPL_VSIL_CURL_ALLOWED_FILENAME: '/nowhere',
  GDAL_HTTP_TIMEOUT: '1',
  GDAL_DRIVER_PATH: 'disable',
  PROJ_NETWORK: 'OFF',
  GDAL_CACHEMAX: '64',
  OGR_SQLITE_CACHE: '64',
  GDAL_SKIP: SKIPPED.join(','),
  OGR_GEOJSON_MAX_OBJ_SIZE: '256',
  ...extra,
});

/**
 * A program may not have more memory than the largest feature we take needs, whatever is in the file. Where a system
 * cannot limit it (macOS), it runs without.
 */
const WITHIN_MEMORY = `ulimit -v ${LIMITS.ogrKilobytes} 2>/dev/null; exec "$0" "$@"`;

/** What GDAL and its libraries say of one shape that is too much for that. */
const TOO_BIG = /too complex\/large|bad_alloc|out of memory|cannot allocate|json_object_array_add/i;

/** Lines of a GDAL program’s output as they come; ends the program when the reader stops or the time is over. */
export async function* ogrLines(
  program: string,
  args: readonly string[],
  options: OgrOptions,
): AsyncGenerator<readonly string[]> {
  const timeout = AbortSignal.timeout(LIMITS.readSeconds * 1_000);
  const child = spawn('/bin/sh', ['-c', WITHIN_MEMORY, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(options.env),
    signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout,
    killSignal: 'SIGKILL',
  });
  let complaint = '';
  let saidNotANumber = false;
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-4_000);
    // GDAL leaves such a shape out and goes on.
    saidNotANumber ||= complaint.includes('Infinite or NaN coordinate');
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killedBy) => resolve(code ?? killedBy));
  });
  ended.catch(() => {}); // looked at below
  try {
    yield* lines(child.stdout);
    const code = await ended;
    if (code === 'SIGABRT' || TOO_BIG.test(complaint)) throw tooManyVertices();
    if (code !== 0) throw unreadable(complaint);
    if (saidNotANumber) throw notANumber();
  } catch (error) {
    throw timeout.aborted ? tooSlow() : error;
  } finally {
    child.kill('SIGKILL');
  }
}

export const notANumber = () =>
  fileRefused('not-a-number', '坐标含有非数值(NaN/Infinity)', 'A coordinate is not a number (NaN or Infinity)');

const tooSlow = () => fileRefused('too-slow', '读取时间过长', 'Reading the file took too long');

export const unreadable = (complaint: string) =>
  fileRefused(
    'unreadable',
    '文件无法读取，可能不完整或已损坏',
    'The file cannot be read; it may be incomplete or damaged',
    {
      complaint,
    },
  );
