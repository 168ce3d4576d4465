import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Reconciliation } from './reconciliation.ts';

/** Which authorities a conflict concerns, and for which one the reader acts. */
export interface Parties {
  /** Of the one or two plans that contradict each other. */
  sides: readonly string[];
  /** All that have a plan in the one map. */
  planning: readonly string[];
  /** Undefined for whoever belongs to none. */
  own: string | undefined;
}

export async function readParties(db: Database, actor: Pick<Actor, 'kind' | 'id'>, id: string): Promise<Parties> {
  const { rows } = await sql<{ sides: string[]; planning: string[]; own: string | null }>`
    select coalesce((select array_agg(distinct d.authority) from plans.conflicts c
        join datasets.datasets d on d.id in (c.dataset_a, c.dataset_b) where c.id = ${id}), '{}') as sides,
      coalesce((select array_agg(distinct d.authority) from plans.layers l join datasets.datasets d on d.id = l.dataset_id), '{}') as planning,
      (select org_name from auth.accounts where id::text = ${actor.id} and ${actor.kind === 'person'}) as own`.execute(
    db,
  );
  const [row] = rows;
  return { sides: row?.sides ?? [], planning: row?.planning ?? [], own: row?.own ?? undefined };
}

/** The authorities of a conflict for which the actor may speak: its own, where that is a party; else none. */
export function mayOpineFor(
  { permissions }: Pick<Actor, 'permissions'>,
  { authorities }: Pick<Reconciliation, 'authorities'>,
  { sides, own }: Parties,
): string[] {
  if (own === undefined || !permissions.has('plan.opinion')) return [];
  return (authorities.length > 0 ? authorities : sides).includes(own) ? [own] : [];
}
