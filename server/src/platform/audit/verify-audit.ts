import { type Database, sql, type Trx } from '../db/index.ts';
import { chainHash, firstHash, type StoredAuditEntry } from './audit-entry.ts';
import { type AuditBlock, findNextBlockInTrx, listEntriesInTrx } from './audit-store.ts';

export interface AuditProblem {
  readonly kind: 'altered' | 'deleted' | 'inserted' | 'reordered' | 'chain-broken' | 'chain-cut' | 'root-differs';
  /** The entry it is about; of chain problems the first entry behind the break. */
  readonly seq: number | undefined;
  readonly text: string;
}

export interface AuditReport {
  readonly sealed: number;
  readonly waiting: number;
  readonly lastHash: string;
  /** In the order of the chain, so the first is the first broken place; at most a hundred. */
  readonly problems: readonly AuditProblem[];
}

type Link = Pick<AuditBlock, 'block' | 'last_hash' | 'last_position'>;

const mostProblems = 100;

/**
 * Recomputes the whole chain in one snapshot. What it cannot see: somebody with full power over the database who
 * rewrites everything from some place on. Against that the daily roots are logged, and kept elsewhere.
 */
export function verifyAudit(db: Database): Promise<AuditReport> {
  const run = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return run.execute(async (trx) => {
    const problems: AuditProblem[] = [];
    let last: Link = { block: 0, last_hash: firstHash, last_position: 0 };
    for (let block = await findNextBlockInTrx(trx, 0); block; block = await findNextBlockInTrx(trx, block.block)) {
      problems.push(...checkLink(last, block), ...(await checkBlockInTrx(trx, block)));
      last = block;
    }
    problems.push(...(await checkRootsInTrx(trx)), ...(await findStraysInTrx(trx)));
    const waiting = await countInTrx(trx, sql`platform.audit_unsealed`);
    const lastHash = last.last_hash.toString('hex');
    return { sealed: last.last_position, waiting, lastHash, problems: problems.slice(0, mostProblems) };
  });
}

function checkLink(last: Link, block: AuditBlock): AuditProblem[] {
  const linked = block.prev_hash.equals(last.last_hash) && block.block === last.block + 1;
  const counted = block.last_position === last.last_position + block.seqs.length;
  if (linked && counted) return [];
  return [problem('chain-broken', block.seqs[0], `block ${block.block} does not follow block ${last.block}`)];
}

async function checkBlockInTrx(trx: Trx, block: AuditBlock): Promise<AuditProblem[]> {
  const entries = new Map((await listEntriesInTrx(trx, block.seqs)).map((entry) => [entry.seq, entry]));
  const problems: AuditProblem[] = [];
  let previous = block.prev_hash;
  for (const [at, seq] of block.seqs.entries()) {
    const sealed = block.hashes.subarray(at * 32, at * 32 + 32);
    const found = checkEntry(seq, previous, sealed, entries);
    if (found !== undefined) problems.push(found);
    // Go on from what was sealed, so that one change is one problem and not all that follow.
    previous = sealed;
  }
  if (!previous.equals(block.last_hash))
    problems.push(problem('chain-broken', block.seqs.at(-1), `block ${block.block} does not end in its last hash`));
  return problems;
}

function checkEntry(
  seq: number,
  previous: Buffer,
  sealed: Buffer,
  entries: ReadonlyMap<number, StoredAuditEntry>,
): AuditProblem | undefined {
  const entry = entries.get(seq);
  if (entry === undefined) return problem('deleted', seq, `entry ${seq} was sealed but is gone`);
  if (chainHash(previous, entry).equals(sealed)) return undefined;
  const other = [...entries.values()].find((candidate) => chainHash(previous, { ...candidate, seq }).equals(sealed));
  if (other === undefined) return problem('altered', seq, `entry ${seq} is not what was sealed`);
  return problem('reordered', seq, `what was sealed as entry ${seq} now stands at ${other.seq}`);
}

async function checkRootsInTrx(trx: Trx): Promise<AuditProblem[]> {
  const { rows } = await sql<{ day: string; cut: boolean }>`
    select r.day, b.block is null as cut from platform.audit_roots r left join platform.audit_blocks b using (block)
    where b.block is null or r.hash <> b.last_hash or r.last_position <> b.last_position order by r.day`.execute(trx);
  return rows.map(({ day, cut }) =>
    cut
      ? problem('chain-cut', undefined, `the root of ${day} names a block that is gone`)
      : problem('root-differs', undefined, `the root of ${day} is not the hash of its block`),
  );
}

/** Entries that nobody sealed or queued, and queued numbers whose entry is gone. */
async function findStraysInTrx(trx: Trx): Promise<AuditProblem[]> {
  const { rows } = await sql<{ seq: number; gone: boolean }>`
    with sealed as (select unnest(seqs) as seq from platform.audit_blocks)
    select seq, gone from (
      select e.seq, false as gone from platform.audit_entries e
      where not exists (select from sealed s where s.seq = e.seq)
        and not exists (select from platform.audit_unsealed u where u.seq = e.seq)
      union all
      select u.seq, true from platform.audit_unsealed u
      where not exists (select from platform.audit_entries e where e.seq = u.seq)
    ) as strays order by seq limit ${mostProblems}`.execute(trx);
  return rows.map(({ seq, gone }) =>
    gone
      ? problem('deleted', seq, `entry ${seq} vanished before it was sealed`)
      : problem('inserted', seq, `entry ${seq} was not written by the platform`),
  );
}

async function countInTrx(trx: Trx, table: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${table}`.execute(trx);
  return rows[0]?.total ?? 0;
}

function problem(kind: AuditProblem['kind'], seq: number | undefined, text: string): AuditProblem {
  return { kind, seq, text };
}
