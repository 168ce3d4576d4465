import type { AppError } from '../../../../platform/errors/index.ts';
import type { District } from '../recognise/district.ts';
import type { Fields } from '../recognise/field-rules.ts';

/** What the process that reads a file is told. */
export interface ReadingTask {
  path: string;
  gdalFolder: string;
  district: District;
  /** What the person said about the file. */
  crs?: string;
  fields: Fields;
  mostFeatures: number;
}

/**
 * Rows ready for one statement: each column is a PostgreSQL array in its text form, so that the server only passes
 * them on.
 */
export interface RowBatch {
  rows: string;
  keys: string;
  codes: string;
  names: string;
  attributes: string;
  shapes: string;
  /** Rows whose shape stands in the file but cannot be read, and why. */
  unreadable: readonly { row: number; reason: string }[];
  /** Rows read so far. */
  count: number;
}

export interface Recognised {
  format: string;
  /** Kept with the import as it is: CRS, axes, encoding, fields, suggestion. */
  said: Record<string, unknown>;
}

export type FromReader =
  | { kind: 'recognised'; recognised: Recognised }
  | { kind: 'batch'; batch: RowBatch }
  | { kind: 'refused'; error: ConstructorParameters<typeof AppError>[0] }
  | { kind: 'ended' };

/** `read` comes first; `next` makes room for one more batch; `stop` ends it and the programs it started. */
export type ToReader = { kind: 'read'; task: ReadingTask } | { kind: 'next' } | { kind: 'stop' };

/** Batches under way at once: the reader prepares while the database writes, and memory stays bounded. */
export const BATCHES_AHEAD = 3;
