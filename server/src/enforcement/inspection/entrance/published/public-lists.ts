import type { PublicAuthorities, PublicThemes } from '@shancheng/contracts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import { getThemes } from '../../themes.ts';

/** What a joint check asks, with the names of those who ask. */
export async function listPublicThemes(db: Database): Promise<PublicThemes> {
  const [themes, { items }] = await Promise.all([getThemes(), listPublicAuthorities(db)]);
  return { items: [...themes.values()], authorities: Object.fromEntries(items.map(({ id, name }) => [id, name])) };
}

/** The authorities that may act, for a complaint about one of them. */
export async function listPublicAuthorities(db: Database): Promise<PublicAuthorities> {
  const { rows } = await sql<PublicAuthorities['items'][number]>`
    select id, name from powers.authorities where status = 'active' order by level, name`.execute(db);
  return { items: rows };
}
