import type { CertificateCheck } from '@shancheng/contracts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import { maskName } from '../../../powers/index.ts';
import { certificateNotFound } from '../entrance-errors.ts';

interface Row
  extends Pick<CertificateCheck, 'certificateNo' | 'name' | 'authorityName' | 'fields' | 'validTo' | 'synthetic'> {
  validFrom: string;
  kept: 'valid' | 'suspended' | 'revoked';
  area: string | null;
}

/** Whether a certificate shown at the door is real and holds on a day. Throws 404: nobody has it. */
export async function checkCertificate(db: Database, certificateNo: string, on: string): Promise<CertificateCheck> {
  const { rows } = await sql<Row>`
    select o.certificate_no as "certificateNo", o.name, a.name as "authorityName", o.domains as fields, o.valid_from as "validFrom",
      o.valid_to as "validTo", o.status as kept, o.synthetic,
      (select d.name from directory.division_paths p join directory.divisions d on d.code = p.code
        where p.path = o.area_path order by d.valid_from desc limit 1) as area
    from powers.officers o join powers.authorities a on a.id = o.authority_id where o.certificate_no = ${certificateNo.trim()}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw certificateNotFound();
  const { kept, validFrom, area, name, ...rest } = row;
  const status = kept === 'valid' ? statusOn(on, validFrom, row.validTo) : kept;
  return {
    ...{ ...rest, name: maskName(name), status, valid: status === 'valid', on },
    ...(area === null ? {} : { area }),
  };
}

function statusOn(on: string, from: string, to: string): CertificateCheck['status'] {
  if (on < from) return 'not-yet-valid';
  return on > to ? 'expired' : 'valid';
}
