import type { Actor } from '../../platform/auth/index.ts';
import { type Database, sql } from '../../platform/db/index.ts';
import { conflictSightOf, isVisible } from '../plans/index.ts';
import type { TileAddress } from './draw-tile.ts';

/** Most conflicts in one tile, the most severe and largest first: nobody can tell more apart. */
const MOST_CONFLICTS = 2_000;

/** Farther out a conflict is smaller than a pixel: a spot marks where it lies. */
const SPOTS_BELOW_ZOOM = 15;

/** Open conflicts that the asker may see as a vector tile; drawn anew each time, since people act on them. */
export async function drawConflictTile(
  db: Database,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { z, x, y }: TileAddress,
): Promise<Buffer> {
  const { rows } = await sql<{ mvt: Buffer | null }>`
    with tile as materialized (select st_tileenvelope(${z}, ${x}, ${y}) as box,
        st_setsrid(st_transform(st_tileenvelope(${z}, ${x}, ${y}, margin => 0.02), 4326), 4490) as around),
    found as materialized (
      select c.id::text as id, c.type, c.severity, c.status, st_transform(st_setsrid(c.geom, 4326), 3857) as geom
      from plans.conflicts c, tile where c.gone_at is null and c.status <> 'exempt' and c.geom && tile.around
        and ${isVisible(conflictSightOf(actor))}
      order by c.severity, c.area_m2 desc limit ${MOST_CONFLICTS}
    ), shapes as (
      select id, type, severity, status, st_asmvtgeom(geom, tile.box, 4096, 64, true) as geom from found, tile
    ), spots as (
      select id, type, severity, status, st_asmvtgeom(st_pointonsurface(geom), tile.box, 4096, 64, true) as geom from found, tile
      where ${z} < ${SPOTS_BELOW_ZOOM}
    )
    select (select st_asmvt(shapes, 'conflicts', 4096, 'geom') from shapes where geom is not null)
      || coalesce((select st_asmvt(spots, 'spots', 4096, 'geom') from spots where geom is not null), '') as mvt`.execute(
    db,
  );
  return rows[0]?.mvt ?? Buffer.alloc(0);
}
