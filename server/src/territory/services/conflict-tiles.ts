import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { type Database, sql } from '../../platform/db/index.ts';
import type { TileAddress } from './draw-tile.ts';

/** Most conflicts in one tile, the most severe and largest first: nobody can tell more apart. */
const MOST_CONFLICTS = 2_000;

/** Open conflicts within the asker’s scope as a vector tile; drawn anew each time, since people act on them. */
export async function drawConflictTile(
  db: Database,
  actor: Pick<Actor, 'scopes'>,
  { z, x, y }: TileAddress,
): Promise<Buffer> {
  const { rows } = await sql<{ mvt: Buffer | null }>`
    with tile as materialized (select st_tileenvelope(${z}, ${x}, ${y}) as box,
        st_setsrid(st_transform(st_tileenvelope(${z}, ${x}, ${y}, margin => 0.02), 4326), 4490) as around),
    shapes as (
      select c.id::text as id, c.type, c.severity, c.status,
        st_asmvtgeom(st_transform(st_setsrid(c.geom, 4326), 3857), tile.box, 4096, 64, true) as geom
      from plans.conflicts c, tile where c.gone_at is null and c.status <> 'exempt' and c.geom && tile.around
        and c.division_path like any (${scopePatterns(actor)}::text[])
      order by c.severity, c.area_m2 desc limit ${MOST_CONFLICTS}
    )
    select st_asmvt(shapes, 'conflicts', 4096, 'geom') as mvt from shapes where geom is not null`.execute(db);
  return rows[0]?.mvt ?? Buffer.alloc(0);
}
