import type { VerifiedDocument } from '@shancheng/contracts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import { maskName } from '../../../powers/index.ts';
import { documentNotVerified } from '../entrance-errors.ts';
import { isSameText } from './same-text.ts';
import { subjectNameOf } from './subject-name.ts';

interface Row {
  id: string;
  code: string;
  kind: VerifiedDocument['kind'];
  number: string;
  title: string;
  issuedBy: string;
  issuedAt: Date;
  withdrawnAt: Date | null;
  digest: string;
  subjectName: string;
  uscc: string | null;
}

/** Compared with when there is no such number, so that both refusals take the same way. */
const NOBODYS_CODE = '0'.repeat(12);

/** Whether a document in somebody’s hand was really issued. Throws the same 404 for a wrong number and a wrong code. */
export async function verifyDocument(db: Database, number: string, code: string): Promise<VerifiedDocument> {
  const { rows } = await sql<Row>`
    select d.id, d.code, d.kind, d.number, d.body ->> 'title' as title, a.name as "issuedBy", d.issued_at as "issuedAt",
      d.withdrawn_at as "withdrawnAt", d.sm3 as digest, s.name as "subjectName", s.uscc
    from inspection.documents d join powers.authorities a on a.id = d.authority_id
    join inspection.checks c on c.id = d.check_id join powers.subjects s on s.id = c.subject_id
    where d.number = ${number.trim()}`.execute(db);
  const [row] = rows;
  const right = isSameText(code.toUpperCase().replaceAll(/\s/g, ''), row?.code ?? NOBODYS_CODE);
  if (!row || !right) throw documentNotVerified();
  const { id, code: _, subjectName, uscc, withdrawnAt, issuedAt, ...document } = row;
  return {
    ...document,
    issuedAt: issuedAt.toISOString(),
    subjectName: subjectNameOf(subjectName, uscc),
    status: withdrawnAt ? 'withdrawn' : 'valid',
    signatures: await listSignatures(db, id),
  };
}

/** Who signed, as far as it concerns everybody: names are masked and the drawn line stays with the parties. */
async function listSignatures(db: Database, documentId: string): Promise<VerifiedDocument['signatures']> {
  interface Signed {
    side: VerifiedDocument['signatures'][number]['side'];
    name: string;
    role: string | null;
    authorityId: string | null;
    certificateNo: string | null;
    at: Date;
  }
  const { rows } = await sql<Signed>`
    select g.side, g.signer_name as name, g.signer_role as role, o.authority_id as "authorityId", o.certificate_no as "certificateNo",
      g.signed_at as at
    from inspection.signatures g left join powers.officers o on o.id = g.officer_id
    where g.document_id = ${documentId} order by g.signed_at, g.id`.execute(db);
  return rows.map(({ side, name, role, authorityId, certificateNo, at }) => ({
    ...{ side, name: maskName(name), signedAt: at.toISOString() },
    ...(role === null ? {} : { role }),
    ...(authorityId === null ? {} : { authorityId }),
    ...(certificateNo === null ? {} : { certificateNo }),
  }));
}
