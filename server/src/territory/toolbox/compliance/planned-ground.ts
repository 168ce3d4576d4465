import type { DesignIndicator, ParcelOutline } from '@shancheng/contracts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { numberOf } from '../attributes.ts';
import { type Asker, featuresOf, findVersion } from '../dataset-versions.ts';
import type { PlannedGround } from './design-indicators.ts';

/** A plot that shares less with the parcel only touches it. */
const NOISE_M2 = 1;
/** The edge of a parcel and that of its plot are drawn by different hands. */
const WHOLE = 0.999;

interface Row {
  plotNo: string;
  share: number;
  insideM2: number;
  foreseen: Partial<Record<DesignIndicator, number>>;
}

/** The plots of the detailed plan of that day the parcel lies on; none where there is no plan one may see. */
export async function readPlannedGround(
  trx: Trx,
  actor: Asker,
  { parcel, asOf, areaM2 }: { parcel: ParcelOutline; asOf: string; areaM2: number },
): Promise<PlannedGround> {
  const plan = await findVersion(trx, actor, { key: 'detailed-plan', asOf });
  if (!plan) return { plots: [], whole: false };
  const { rows } = await sql<Row>`
    select coalesce(f.attributes ->> 'plotNo', f.key) as "plotNo", i.area / f.area_m2 as share, i.area as "insideM2",
      jsonb_strip_nulls(jsonb_build_object('far', ${numberOf('far')}, 'density', ${numberOf('density')},
        'greenRate', ${numberOf('greenRate')}, 'heightM', ${numberOf('heightM')}, 'parking', ${numberOf('parking')},
        'setbackM', ${numberOf('setbackM')}, 'entrances', ${numberOf('entrances')})) as foreseen
    from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(parcel)}), 4490) as parcel) asked
    join datasets.features f on f.geom && parcel and st_intersects(f.geom, parcel) and f.area_m2 > 0 and ${featuresOf(plan)}
    cross join lateral (select st_area(st_intersection(f.geom, parcel)::geography) as area) i
    where i.area > ${NOISE_M2} order by i.area desc, f.key limit 200`.execute(trx);
  const inside = rows.reduce((sum, { insideM2 }) => sum + insideM2, 0);
  return { plots: rows.map(({ insideM2: _inside, ...plot }) => plot), whole: inside >= WHOLE * areaM2 };
}
