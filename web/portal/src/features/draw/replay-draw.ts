import type { PublicDraw } from '@shancheng/contracts/public-entrance';
import { commitmentOf, countAtRate, drawLots, poolDigestOf } from '@shancheng/law';

/** One thing that anybody can work out again: what was published, what comes out here, and whether they agree. */
export interface Proof {
  key: 'commitment' | 'subject-pool' | 'officer-pool' | 'officers' | 'strays';
  published: string;
  computed: string;
  matches: boolean;
}

/** The lots of one credit class. */
export interface ClassProof {
  credit: string;
  pool: number;
  rate: number;
  /** Subject ids, lowest lot first. */
  drawn: string[];
  published: string[];
  matches: boolean;
}

export interface Replay {
  proofs: Proof[];
  classes: ClassProof[];
  matches: boolean;
}

/**
 * Draws again from what was published, in this browser and with nothing from the server but its data. Before the seed is
 * public only the pools can be checked.
 */
export function replayDraw(draw: PublicDraw): Replay {
  const proofs = [...poolProofs(draw), ...seedProofs(draw)];
  const classes = draw.seed === undefined ? [] : classProofs(draw, draw.seed);
  return { proofs, classes, matches: [...proofs, ...classes].every(({ matches }) => matches) };
}

function poolProofs({ pool, subjectPoolDigest, officerPoolDigest }: PublicDraw): Proof[] {
  const subjects = Object.entries(pool.subjects).flatMap(([credit, ids]) => ids.map((id) => `${credit} ${id}`));
  return [
    compared('subject-pool', subjectPoolDigest, poolDigestOf(subjects)),
    compared('officer-pool', officerPoolDigest, poolDigestOf(pool.officers)),
  ];
}

function seedProofs({ seed, commitment, pool, result = [] }: PublicDraw): Proof[] {
  if (seed === undefined) return [];
  const everybody = new Set(Object.values(pool.subjects).flat());
  const strays = result.filter(({ subjectId }) => !everybody.has(subjectId)).map(({ subjectName }) => subjectName);
  const teams = new Set(result.map(({ officerIds }) => sorted(officerIds)));
  const count = result[0]?.officerIds.length ?? 0;
  const team = sorted(drawLots({ seed, purpose: 'officers', pool: pool.officers, count }));
  return [
    compared('commitment', commitment, commitmentOf(seed)),
    ...(result.length > 0 ? [compared('officers', [...teams].join(' | '), team)] : []),
    ...(strays.length > 0 ? [compared('strays', strays.join(' '), '')] : []),
  ];
}

function classProofs({ pool, rates, result = [] }: PublicDraw, seed: string): ClassProof[] {
  return Object.entries(pool.subjects).map(([credit, ids]) => {
    const rate = rates[credit] ?? 0;
    const drawn = drawLots({ seed, purpose: `subjects ${credit}`, pool: ids, count: countAtRate(ids.length, rate) });
    const members = new Set(ids);
    const published = result.map(({ subjectId }) => subjectId).filter((id) => members.has(id));
    return { credit, pool: ids.length, rate, drawn, published, matches: sorted(drawn) === sorted(published) };
  });
}

function compared(key: Proof['key'], published: string, computed: string): Proof {
  return { key, published, computed, matches: published === computed };
}

/** Whether the same were drawn does not hang on the order they are listed in. */
function sorted(ids: readonly string[]): string {
  return [...ids].sort().join(' ');
}
