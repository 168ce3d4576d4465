import type { Certificate } from '@shancheng/law';
import type { Actor } from '../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';

export interface Officer extends Certificate {
  id: string;
  name: string;
}

/** For whom an account acts: an authority (at a desk or as its officer), and with which certificate. */
export interface Who {
  authorityId?: string;
  officer?: Officer;
}

/** One round trip; nobody’s account acts for nobody. */
export async function findWho(db: Database | Trx, actor: Pick<Actor, 'accountId'>): Promise<Who> {
  if (actor.accountId === undefined) return {};
  const { rows } = await sql<{ staffOf: string | null; officer: Omit<Officer, 'holder'> | null }>`
    select (select authority_id from powers.authority_staff where account_id = ${actor.accountId}) as "staffOf",
      (select to_jsonb(o) from (
        select id, name, certificate_no as "certificateNo", authority_id as "authorityId", domains, area_path as "areaPath",
          valid_from as "from", valid_to as "to", status
        from powers.officers where account_id = ${actor.accountId}) o) as officer`.execute(db);
  const officer = rows[0]?.officer;
  const authorityId = officer?.authorityId ?? rows[0]?.staffOf ?? undefined;
  return {
    ...(authorityId ? { authorityId } : {}),
    ...(officer ? { officer: { ...officer, holder: 'officer' } } : {}),
  };
}
