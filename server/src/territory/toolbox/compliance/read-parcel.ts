import type { CoordinateSystem, ParcelFile, ParcelOutline, ParcelRead } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { checkSpot } from '../applies-here.ts';
import { convertPositions } from '../geometry/convert-positions.ts';
import { systemUnclear } from './errors.ts';
import { type ParcelDraft, parseParcel } from './parse-parcel.ts';

/** An outline out of a file, in EPSG:4490, with how its coordinate system was found. */
export async function readParcel(
  db: Database,
  actor: Pick<Actor, 'scopes'>,
  { text, system: asked }: ParcelFile,
): Promise<ParcelRead> {
  const draft = parseParcel(text);
  const system = asked ?? draft.system ?? (await systemByNumbers(db, actor, draft));
  const systemFrom = asked ? 'asked' : draft.system ? 'file' : 'numbers';
  const parcel: ParcelOutline = { type: 'Polygon', coordinates: draft.rings.map((ring) => inDegrees(ring, system)) };
  const areaM2 = (await checkSpot(db, parcel)) ?? 0;
  const { format, parcels, name } = draft;
  return { parcel, areaM2, format, system, systemFrom, parcels, ...(name ? { name } : {}) };
}

/** A tenth of a millimetre. */
const DIGITS = 9;

function inDegrees(ring: readonly [number, number][], system: CoordinateSystem): [number, number][] {
  const positions = ring.map(([x, y]) => [x, y]);
  const degrees = system === 'EPSG:4490' ? positions : convertPositions({ from: system, to: 'EPSG:4490', positions });
  return degrees.map(([lon = Number.NaN, lat = Number.NaN]) => [
    Number(lon.toFixed(DIGITS)),
    Number(lat.toFixed(DIGITS)),
  ]);
}

const PREFIXED: Record<number, CoordinateSystem> = { 35: 'EPSG:4523', 36: 'EPSG:4524', 37: 'EPSG:4525' };
const UNPREFIXED: readonly CoordinateSystem[] = ['EPSG:4544', 'EPSG:4545', 'EPSG:4546'];

/** Degrees and zones with their number are plain; of the others the one that leads into the asker’s own divisions. */
async function systemByNumbers(
  db: Database,
  actor: Pick<Actor, 'scopes'>,
  { rings }: ParcelDraft,
): Promise<CoordinateSystem> {
  const [x, y] = rings[0]?.[0] ?? [0, 0];
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return 'EPSG:4490';
  const prefixed = PREFIXED[Math.floor(x / 1_000_000)];
  if (prefixed) return prefixed;
  const places = UNPREFIXED.map((system) => inDegrees([[x, y]], system)[0] ?? [0, 0]);
  const { rows } = await sql<{ n: number }>`
    select distinct n::int as n from unnest(${places.map(([lon]) => lon)}::float8[], ${places.map(([, lat]) => lat)}::float8[])
      with ordinality p(lon, lat, n)
    join directory.division_geometries g on st_intersects(g.geom, st_setsrid(st_point(lon, lat), 4490))
    join directory.division_paths d on d.code = g.code and d.path like any (${scopePatterns(actor)}::text[])`.execute(
    db,
  );
  const system = rows.length === 1 ? UNPREFIXED[(rows[0]?.n ?? 0) - 1] : undefined;
  if (!system) throw systemUnclear();
  return system;
}
