import {
  type Certificate,
  type CompetenceQuestion,
  certificateProblem,
  FEWEST_OFFICERS,
  type Grant,
} from '@shancheng/law';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { notCompetent, officerMayNotAct, officerUnknown, tooFewOfficers } from '../errors.ts';

const GRANT = sql`g.authority_id as "authorityId", g.matter_code as "matterCode", g.mode, g.powers, g.area_path as "areaPath",
  g.valid_from as "from", g.valid_until as "until", g.document_no as "documentNo"`;

interface GrantRow extends Omit<Grant, 'until'> {
  until: string | null;
}

/** The grants by which authorities may act on a matter at a place on a day, the closest area first. */
export async function listCompetent(
  db: Database | Trx,
  { matterCode, power, placePath, on }: Omit<CompetenceQuestion, 'authorityId'>,
): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`
    select ${GRANT} from powers.grants g join powers.authorities a on a.id = g.authority_id and a.status = 'active'
    where g.matter_code = ${matterCode} and ${power} = any (g.powers) and starts_with(${placePath}, g.area_path)
      and g.valid_from <= ${on}::date and (g.valid_until is null or ${on}::date < g.valid_until)
    order by length(g.area_path) desc, g.authority_id`.execute(db);
  return rows.map(grantOf);
}

/** The grant of one authority; 409 when it has none: then it may not act. */
export async function requireGrant(db: Database | Trx, question: CompetenceQuestion): Promise<Grant> {
  const grants = await listCompetent(db, question);
  const grant = grants.find(({ authorityId }) => authorityId === question.authorityId);
  if (!grant) throw notCompetent(question.on);
  return grant;
}

function grantOf({ until, ...grant }: GrantRow): Grant {
  return until === null ? grant : { ...grant, until };
}

export interface AssignmentQuestion extends CompetenceQuestion {
  domain: string;
  officerIds: readonly string[];
}

interface OfficerRow extends Omit<Certificate, 'holder'> {
  id: string;
  name: string;
}

/**
 * Refuses an assignment that the law does not allow: the authority has no grant, fewer than two different officers, an
 * officer unknown or whose certificate does not hold for this field, place and day. One round trip: the grant and the
 * certificates are read together.
 */
export async function requireAssignment(db: Database | Trx, question: AssignmentQuestion): Promise<Grant> {
  const ids = [...new Set(question.officerIds)];
  const [grant, officers] = await Promise.all([requireGrant(db, question), readOfficers(db, ids)]);
  if (ids.length < FEWEST_OFFICERS) throw tooFewOfficers();
  for (const id of ids) {
    const officer = officers.find((one) => one.id === id);
    if (!officer) throw officerUnknown();
    const problem = certificateProblem({ ...officer, holder: 'officer' }, question);
    if (problem) throw officerMayNotAct(officer.name, problem);
  }
  return grant;
}

async function readOfficers(db: Database | Trx, ids: readonly string[]): Promise<OfficerRow[]> {
  const { rows } = await sql<OfficerRow>`
    select id, name, certificate_no as "certificateNo", authority_id as "authorityId", domains, area_path as "areaPath",
      valid_from as "from", valid_to as "to", status
    from powers.officers where id = any (${ids}::uuid[])`.execute(db);
  return rows;
}
