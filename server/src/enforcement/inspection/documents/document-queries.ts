import type { CheckDocument, Signature } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';

/** The documents of a check with who signed them, oldest first. */
export async function listDocuments(db: Database | Trx, checkId: string): Promise<CheckDocument[]> {
  const { rows } = await sql<
    Omit<CheckDocument, 'issuedAt' | 'withdrawnAt' | 'signatures'> & {
      issuedAt: Date;
      withdrawnAt: Date | null;
      signatures: Signature[];
    }
  >`
    select d.id, d.kind, d.number, d.code, d.body ->> 'title' as title, a.name as "issuedBy", d.issued_at as "issuedAt",
      d.body -> 'parts' as parts, d.sm3 as digest, d.withdrawn_at as "withdrawnAt", coalesce((
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('side', g.side, 'name', g.signer_name, 'role', g.signer_role,
          'authorityId', o.authority_id, 'certificateNo', o.certificate_no, 'stroke', g.stroke, 'reason', g.refusal_reason,
          'signedAt', to_char(g.signed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) order by g.signed_at)
        from inspection.signatures g left join powers.officers o on o.id = g.officer_id where g.document_id = d.id), '[]') as signatures
    from inspection.documents d join powers.authorities a on a.id = d.authority_id
    where d.check_id = ${checkId} order by d.issued_at, d.kind <> 'inspection-notice', d.number`.execute(db);
  return rows.map(({ issuedAt, withdrawnAt, ...row }) => ({
    ...row,
    issuedAt: issuedAt.toISOString(),
    ...(withdrawnAt ? { withdrawnAt: withdrawnAt.toISOString() } : {}),
  }));
}
