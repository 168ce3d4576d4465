import type { BufferQuery, DrawnShape, Measure, MeasuredArea, OverlayQuery } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { CHINA } from '../in-china.ts';
import { badShape, nothingToShrink, tooManyPositions } from './errors.ts';

const MOST_POSITIONS = 20_000;

function positionsIn(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0;
  return typeof coordinates[0] === 'number' ? 1 : coordinates.reduce<number>((sum, part) => sum + positionsIn(part), 0);
}

/** Refuses what is no shape: lines that cross themselves as outlines, positions outside China, too many of them. */
async function checkShapes(db: Database, shapes: readonly DrawnShape[]): Promise<string[]> {
  if (positionsIn(shapes.map(({ coordinates }) => coordinates)) > MOST_POSITIONS) throw tooManyPositions();
  const texts = shapes.map((shape) => JSON.stringify(shape));
  const { rows } = await sql<{ fine: boolean }>`
    select bool_and(st_isvalid(g) and g @ st_makeenvelope(${CHINA.west}, ${CHINA.south}, ${CHINA.east}, ${CHINA.north}, 4490)
      and (st_dimension(g) < 2 or st_area(g) > 0) and (st_dimension(g) <> 1 or st_length(g) > 0)) as fine
    from (select st_setsrid(st_geomfromgeojson(shape), 4490) as g from unnest(${texts}::text[]) shape) as drawn`
    .execute(db)
    .catch((cause: unknown) => {
      throw badShape(cause);
    });
  if (!rows[0]?.fine) throw badShape();
  return texts;
}

const NOTHING: MeasuredArea = { shape: { type: 'MultiPolygon', coordinates: [] }, areaM2: 0 };
const shapeOf = (text: string | undefined) => sql`st_setsrid(st_geomfromgeojson(${text}), 4490)`;

/** Everything within so many metres, in the 3° Gauss-Krüger zone of the middle of the shape (EPSG:4534 to 4554). */
export async function bufferShape(db: Database, { shape, metres }: BufferQuery): Promise<MeasuredArea> {
  if (metres <= 0 && (shape.type === 'Point' || shape.type === 'LineString')) throw nothingToShrink();
  const [text] = await checkShapes(db, [shape]);
  const { rows } = await sql<MeasuredArea>`
    with drawn as (select ${shapeOf(text)} as geom),
    zoned as (select geom, 4534 + round((st_x(st_centroid(geom)) - 75) / 3)::int as zone from drawn),
    grown as materialized (
      select st_multi(st_transform(st_buffer(st_transform(geom, zone), ${metres}, 'quad_segs=16'), 4490)) as geom from zoned)
    select st_asgeojson(geom, 8)::jsonb as shape, st_area(geom::geography) as "areaM2"
    from grown where not st_isempty(geom)`.execute(db);
  return rows[0] ?? NOTHING;
}

const OPERATIONS = {
  intersection: sql`st_intersection(a, b)`,
  union: sql`st_union(a, b)`,
  difference: sql`st_difference(a, b)`,
  'symmetric-difference': sql`st_symdifference(a, b)`,
};

/** Two areas laid over each other; edges they merely share are no area. */
export async function overlayShapes(db: Database, { a, b, operation }: OverlayQuery): Promise<MeasuredArea> {
  const [first, second] = await checkShapes(db, [a, b]);
  const { rows } = await sql<MeasuredArea>`
    with laid as materialized (
      select st_multi(st_collectionextract(${OPERATIONS[operation]}, 3)) as geom
      from (select ${shapeOf(first)} as a, ${shapeOf(second)} as b) as drawn)
    select st_asgeojson(geom, 8)::jsonb as shape, st_area(geom::geography) as "areaM2"
    from laid where not st_isempty(geom)`.execute(db);
  return rows[0] ?? NOTHING;
}

/** Area and outline of an area, length of a line, on the ellipsoid of CGCS2000. */
export async function measureShape(db: Database, shape: DrawnShape): Promise<Measure> {
  const [text] = await checkShapes(db, [shape]);
  const { rows } = await sql<Measure>`
    select st_area(g) as "areaM2", case when st_dimension(g::geometry) = 2 then st_perimeter(g) else st_length(g) end as "lengthM"
    from (select ${shapeOf(text)}::geography as g) as drawn`.execute(db);
  return rows[0] ?? { areaM2: 0, lengthM: 0 };
}
