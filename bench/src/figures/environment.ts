import { availableParallelism, loadavg } from 'node:os';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';

/** Where and when a figure was taken; without it a figure says nothing. */
export interface Environment {
  cores: number;
  node: string;
  postgres: string;
  /** ISO 8601, when the run ended. */
  date: string;
  /** Load average of one minute as the run began and ended: well above `cores` means others were at work. */
  loadAverage: { before: number; after: number };
}

export async function describeEnvironment(db: Database, loadBefore: number): Promise<Environment> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
  return {
    cores: availableParallelism(),
    node: process.version,
    postgres: rows[0]?.server_version ?? 'unknown',
    date: new Date().toISOString(),
    loadAverage: { before: loadBefore, after: loadNow() },
  };
}

/** Load average of the last minute. */
export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}
