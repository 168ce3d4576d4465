import type { Quotation } from '@shancheng/contracts';
import { followPath, type LocalDay, type ProvisionMap } from '@shancheng/law';
import { type Database, sql } from '../../../platform/db/index.ts';
import { FROM, PROVISION, type ProvisionRow, provisionOf } from './provisions-queries.ts';

/** What a matter cites: the numbers are those of the day it was written. */
export interface MatterCitation {
  law: string;
  path: string;
}

interface Version {
  lawId: string;
  number: number;
  from: LocalDay;
  until: LocalDay | null;
}

/**
 * Citations as they read on a day: with the lead-in they stand under and all that stands below them. A citation of a statute
 * that was not in force, or of an article that was not there yet, is kept with nothing to quote.
 */
export async function quoteAt(
  db: Database,
  citations: readonly MatterCitation[],
  { citedOn, day }: { citedOn: LocalDay; day: LocalDay },
): Promise<Quotation[]> {
  const laws = [...new Set(citations.map(({ law }) => law))];
  const [versions, maps] = await Promise.all([
    sql<Version>`
      select law_id as "lawId", number, effective_from as "from", effective_until as "until" from powers.law_versions
      where law_id = any (${laws}::text[]) order by number`.execute(db),
    sql<ProvisionMap & { lawId: string; toPath: string | null }>`
      select law_id as "lawId", from_version as "fromVersion", from_path as "fromPath", to_version as "toVersion", to_path as "toPath"
      from powers.provision_maps where law_id = any (${laws}::text[])`.execute(db),
  ]);
  const sought = citations.map(({ law, path }, at) => {
    const ofLaw = versions.rows.filter(({ lawId }) => lawId === law);
    const cited = ofLaw.findLast(({ from }) => from <= citedOn)?.number;
    const held = ofLaw.findLast(({ from, until }) => from <= day && (until === null || day < until))?.number;
    const known = maps.rows
      .filter(({ lawId }) => lawId === law)
      .map(({ toPath, ...map }) => (toPath === null ? map : { ...map, toPath }) as ProvisionMap); // deleted: no new path
    const now = cited === undefined || held === undefined ? undefined : followPath(known, path, cited, held);
    return { at, law, version: held ?? null, path: now ?? null };
  });
  const { rows } = await sql<ProvisionRow & { at: number }>`
    select s.at, ${PROVISION} from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) as s(at int, law text, version int, path text)
    join (${FROM}) on p.law_id = s.law and p.version = s.version
      and (p.path = s.path or starts_with(p.path, s.path || '/') or starts_with(s.path, p.path || '/'))
    order by s.at, p.sort`.execute(db);
  return citations.map(({ law, path }, at) => ({
    lawId: law,
    path,
    provisions: rows.filter((row) => row.at === at).map(({ at: _at, ...row }) => provisionOf(row)),
  }));
}
