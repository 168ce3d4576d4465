import type { PublicDraw } from '@shancheng/contracts';
import type { Actor } from '../../../../platform/auth/index.ts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import { planSight } from '../../check-sight.ts';
import type { DrawPool } from '../../plans/draw-plan.ts';
import type { InspectionPlan } from '../../plans/inspection-plan.ts';
import { findWho } from '../../who.ts';
import { drawNotFound } from '../entrance-errors.ts';
import { subjectNameOf } from './subject-name.ts';

interface Row
  extends Pick<
    PublicDraw,
    'id' | 'planTitle' | 'authorityName' | 'commitment' | 'subjectPoolDigest' | 'officerPoolDigest'
  > {
  committedAt: Date;
  drawnAt: Date | null;
  seed: string;
  pool: DrawPool;
  plan: InspectionPlan;
  result: { subjectId: string; name: string | null; uscc: string | null; officerIds: string[] }[];
  waiting: boolean;
}

// A visit that took one of these in gives notice for it.
const DRAW = sql`w.id, p.title as "planTitle", a.name as "authorityName", w.committed_at as "committedAt", w.commitment,
  w.subject_pool_digest as "subjectPoolDigest", w.officer_pool_digest as "officerPoolDigest", w.drawn_at as "drawnAt", w.seed, w.pool,
  p.state as plan, coalesce((select jsonb_agg(jsonb_build_object('subjectId', r.value ->> 'subjectId', 'name', s.name, 'uscc', s.uscc,
      'officerIds', r.value -> 'officerIds') order by r.ordinality)
    from jsonb_array_elements(w.result) with ordinality r left join powers.subjects s on s.id = (r.value ->> 'subjectId')::uuid), '[]')
    as result,
  exists (select from inspection.checks c left join inspection.checks into_ on into_.id = c.merged_into
    where c.plan_id = p.id and coalesce(into_.status, c.status) in ('planned', 'approved')) as waiting`;
const FROM = sql`inspection.draws w join inspection.plans p on p.id = w.plan_id join powers.authorities a on a.id = p.authority_id`;

/** A draw as everybody may see it: seed and result once all who were drawn have their notice, for a draw must not warn. */
export async function getPublicDraw(db: Database, drawId: string): Promise<PublicDraw> {
  const { rows } = await sql<Row>`select ${DRAW} from ${FROM} where w.id = ${drawId}`.execute(db);
  if (!rows[0]) throw drawNotFound();
  return drawOf(rows[0], rows[0].waiting);
}

/** The same for officials who may see the plan, as soon as it is drawn. */
export async function getDraw(db: Database, actor: Actor, drawId: string): Promise<PublicDraw> {
  const who = await findWho(db, actor);
  const { rows } =
    await sql<Row>`select ${DRAW} from ${FROM} where w.id = ${drawId} and ${planSight(actor, who)}`.execute(db);
  if (!rows[0]) throw drawNotFound();
  return drawOf(rows[0], false);
}

function drawOf({ committedAt, drawnAt, seed, plan, result, waiting: _, ...row }: Row, withheld: boolean): PublicDraw {
  const drawn = drawnAt !== null && !withheld;
  return {
    ...{ ...row, committedAt: committedAt.toISOString(), withheld: drawnAt !== null && withheld },
    rates: { ...plan.drawRule?.rates },
    ...(drawnAt ? { drawnAt: drawnAt.toISOString() } : {}),
    ...(drawn
      ? {
          seed,
          result: result.map(({ subjectId, name, uscc, officerIds }) => ({
            ...{ subjectId, subjectName: subjectNameOf(name ?? '', uscc), officerIds },
          })),
        }
      : {}),
  };
}
