import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/**
 * A random draw (双随机) that anyone can replay. Before it, the SHA-256 of the seed and of the pool are published, so that
 * neither can be chosen afterwards; with it, the seed itself. Each member’s lot is the HMAC-SHA256 of its id under the seed;
 * the lowest lots are drawn. So the order of the list, the machine and the hour do not matter.
 */
export interface Draw {
  /** Secret until the draw, public afterwards; at least 128 bits of chance. */
  seed: string;
  /** What is drawn for, so that one seed gives independent draws, e.g. `subjects` or `officers 9150…`. */
  purpose: string;
  /** Ids, each once. */
  pool: readonly string[];
  count: number;
}

/** The ids drawn, lowest lot first; all of them when the pool is no larger than `count`. */
export function drawLots({ seed, purpose, pool, count }: Draw): string[] {
  if (new Set(pool).size !== pool.length) throw new RangeError('an id stands twice in the pool');
  const lot = createLots(seed, purpose);
  return pool
    .map((id) => ({ id, lot: lot(id) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, Math.max(0, count))
    .map(({ id }) => id);
}

/** A member’s lot, 64 hexadecimal digits: what somebody checks who was drawn, or was not. */
export function lotOf(seed: string, purpose: string, id: string): string {
  return createLots(seed, purpose)(id);
}

/** The key is worked in once: half of what each lot costs. */
function createLots(seed: string, purpose: string): (id: string) => string {
  const keyed = hmac.create(sha256, utf8ToBytes(seed)).update(utf8ToBytes(`${purpose}\n`));
  return (id) => bytesToHex(keyed.clone().update(utf8ToBytes(id)).digest());
}

/** SHA-256 of the seed, published before the draw. */
export function commitmentOf(seed: string): string {
  return bytesToHex(sha256(utf8ToBytes(seed)));
}

/** SHA-256 of the sorted ids, one a line: the pool as it was when the seed was committed. */
export function poolDigestOf(pool: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes([...pool].sort().join('\n'))));
}

/** How many of a class are drawn at a rate of 0 to 1: rounded up, so that no class with a rate is left out. */
export function countAtRate(size: number, rate: number): number {
  // 100 × 0.07 is 7.000000000000001
  return Math.min(size, Math.max(0, Math.ceil(size * rate - 1e-9)));
}
