import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { LawImported, LawText } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { lawTextRefused, lawVersionDiffers } from '../errors.ts';
import { checkLawText } from './check-law-text.ts';
import { putLawInTrx } from './put-law.ts';

type Version = LawText['versions'][number];

interface StoredVersion {
  number: number;
  documentNo: string | null;
  change: string;
  promulgatedOn: string | null;
  effectiveFrom: string;
  effectiveUntil: string | null;
  provisions: { path: string; heading: string | null; kind: string; wording: string }[];
}

/**
 * Takes a statute as structured text: versions that are new stand next to the old ones, whose open end becomes the day the
 * next begins. A version that is there stays word for word, since cases cite it: 409 when the text says it otherwise, 422
 * with path and reason for what cannot be. The same text again changes nothing.
 */
export async function importLaw(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  law: LawText,
): Promise<LawImported> {
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`powers.law:${law.id}`}))`.execute(trx);
    const stored = await readVersions(trx, law.id);
    const known = stored.map((one) => ({ ...one, paths: one.provisions.map(({ path }) => path) }));
    const problems = checkLawText(law, known);
    if (problems.length > 0) throw lawTextRefused(problems);
    const fresh = law.versions.filter(({ number }) => !stored.some((one) => one.number === number));
    for (const version of law.versions) {
      const before = stored.find(({ number }) => number === version.number);
      if (before && !saysTheSame(before, version)) throw lawVersionDiffers(version.number);
    }
    const text = JSON.stringify({ ...law, versions: fresh });
    const sha256 = createHash('sha256').update(text).digest();
    const maps = fresh.length > 0 ? (law.maps ?? []) : [];
    if (fresh.length > 0) {
      await endOpenVersions(trx, law.id, fresh);
      await putLawInTrx(trx, text, { sha256, now });
      const facts = { versions: fresh.map(({ number }) => number), sha256: sha256.toString('hex') };
      const entry = {
        at: now,
        actor: `person:${actor.id}`,
        action: 'powers.import-law',
        subject: `law:${law.id}`,
        facts,
      };
      await appendAuditInTrx(trx, entry);
    }
    return {
      ...{ lawId: law.id, title: law.title, newVersions: fresh.map(({ number }) => number) },
      provisions: fresh.reduce((sum, { provisions }) => sum + provisions.length, 0),
      maps: maps.length,
    };
  });
}

async function readVersions(trx: Trx, lawId: string): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select v.number, v.document_no as "documentNo", v.change, v.promulgated_on as "promulgatedOn",
      v.effective_from as "effectiveFrom", v.effective_until as "effectiveUntil",
      coalesce((select jsonb_agg(jsonb_build_object('path', p.path, 'heading', p.heading, 'kind', p.kind, 'wording', p.wording) order by p.sort)
        from powers.provisions p where p.law_id = v.law_id and p.version = v.number), '[]') as provisions
    from powers.law_versions v where v.law_id = ${lawId} order by v.number`.execute(trx);
  return rows;
}

/** Word for word, but for the end, which is often not known when a version is first taken. */
function saysTheSame(stored: StoredVersion, version: Version): boolean {
  const { effectiveUntil, provisions, ...facts } = stored;
  const given = {
    ...{ number: version.number, documentNo: version.documentNo ?? null, change: version.change },
    ...{ promulgatedOn: version.promulgatedOn ?? null, effectiveFrom: version.effectiveFrom },
  };
  const until = version.effectiveUntil ?? null;
  return (
    isDeepStrictEqual(facts, given) &&
    (until === null || until === effectiveUntil || effectiveUntil === null) &&
    isDeepStrictEqual(
      provisions,
      version.provisions.map(({ path, heading, kind, wording }) => ({ path, heading: heading ?? null, kind, wording })),
    )
  );
}

/** The first of the new versions ends the last of the old. */
async function endOpenVersions(trx: Trx, lawId: string, fresh: readonly Version[]): Promise<void> {
  for (const { number, effectiveFrom } of fresh)
    await sql`update powers.law_versions set effective_until = ${effectiveFrom}::date
      where law_id = ${lawId} and number = ${number - 1} and effective_until is null`.execute(trx);
}
