import { sql } from '../../../../platform/db/index.ts';
import { given, givenWithPath, isOutside, type StoreProblem, type StoreRows } from './store-frame.ts';

/**
 * A certificate belongs to one person: a row that gives the number of somebody else’s, or of a helper, is refused. What a
 * row leaves out (status, qualification, citizen’s number) stays as it is: silence lifts no suspension.
 */
export const storeOfficers: StoreRows = async (db, rows, frame) => {
  const columns = sql`name text, "authorityId" text, "certificateNo" text, domains text[], "validFrom" date, "validTo" date,
    status text, "legalQualified" boolean, "citizenId" text`;
  const { rows: refused } = await sql<StoreProblem>`
    with ${givenWithPath(rows, columns)},
    digested as materialized (
      select g.*, case when g."citizenId" is not null
        then sha256(convert_to((select secret from powers.pepper) || g."citizenId", 'UTF8')) end as digest from given g),
    judged as (
      select g.*, o.id_digest as known_digest, o.status as known_status, o.legal_qualified as known_qualified,
        case when path is null then 'unknown-division' when a.id is null then 'unknown-authority'
        when ${isOutside(frame, sql`g.path`)} or ${isOutside(frame, sql`a.division_path`)} then 'outside-scope'
        when g."validTo" < g."validFrom" then 'days-reversed'
        when x.id is not null then 'auxiliary-staff'
        when o.authority_id <> g."authorityId" or o.id_digest <> g.digest
          or (o.name <> g.name and (o.id_digest = g.digest) is not true) then 'certificate-elsewhere' end as code
      from digested g left join powers.authorities a on a.id = g."authorityId"
      left join powers.officers o on o.certificate_no = g."certificateNo"
      left join powers.auxiliary_staff x on x.staff_no = g."certificateNo"),
    put as (
      insert into powers.officers (id, authority_id, name, certificate_no, domains, area_path, valid_from, valid_to, status,
        legal_qualified, id_digest, synthetic)
      select gen_random_uuid(), "authorityId", name, "certificateNo", domains, path, "validFrom", "validTo",
        coalesce(status, known_status, 'valid'), coalesce("legalQualified", known_qualified, false),
        coalesce(digest, known_digest), ${frame.synthetic} from judged where code is null
      on conflict (certificate_no) do update set authority_id = excluded.authority_id, name = excluded.name,
        domains = excluded.domains, area_path = excluded.area_path, valid_from = excluded.valid_from,
        valid_to = excluded.valid_to, status = excluded.status, legal_qualified = excluded.legal_qualified,
        id_digest = excluded.id_digest)
    select row, code from judged where code is not null`.execute(db);
  return refused;
};

export const storeAuxiliaryStaff: StoreRows = async (db, rows, frame) => {
  const { rows: refused } = await sql<StoreProblem>`
    with ${given(rows, sql`name text, "authorityId" text, "staffNo" text`)},
    judged as (
      select g.*, case when a.id is null then 'unknown-authority' when ${isOutside(frame, sql`a.division_path`)} then 'outside-scope'
        when x.authority_id <> g."authorityId" or exists (select from powers.officers o where o.certificate_no = g."staffNo")
          then 'staff-no-elsewhere' end as code
      from given g left join powers.authorities a on a.id = g."authorityId"
      left join powers.auxiliary_staff x on x.staff_no = g."staffNo"),
    put as (
      insert into powers.auxiliary_staff (id, authority_id, name, staff_no, synthetic, updated_at)
      select gen_random_uuid(), "authorityId", name, "staffNo", ${frame.synthetic}, ${frame.now} from judged where code is null
      on conflict (staff_no) do update set name = excluded.name, updated_at = excluded.updated_at)
    select row, code from judged where code is not null`.execute(db);
  return refused;
};
