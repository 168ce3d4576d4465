import type { CoordinationFigure, CoordinationRow } from '@shancheng/contracts';
import type { WalkNetwork } from '@shancheng/geo';
import type { ComparedPlots } from '../control-indicators/control-plots.ts';
import { type DatasetsOnDay, findDatasetsOnDay } from '../dataset-versions.ts';
import { type AreaOfLayer, areaOfLayer } from './areas.ts';
import type { BuildingSpot } from './buildings.ts';
import { figureOf, listOf, named, noneIsGood, noneOrBad, UNITS, yearBefore } from './figures.ts';
import type { CoordinationFrame, CoordinationView } from './frame.ts';
import { findLookouts, type Lookout, lookFrom, placeOf } from './lookouts.ts';

const KEYS = ['buildings', 'walk-network', 'detailed-plan'] as const;
type Found = DatasetsOnDay<(typeof KEYS)[number]>;

/** 风貌统筹: what is seen from the high paths, are heights kept, how much is protected and green. */
export async function townscapeView(frame: CoordinationFrame): Promise<CoordinationView> {
  const { db, actor, asOf } = frame;
  const found = await findDatasetsOnDay(db, actor, { keys: KEYS, asOf });
  const [buildings, plan] = [found.found.get('buildings'), found.found.get('detailed-plan')];
  const [spots, compared, purple, green] = await Promise.all([
    buildings && frame.buildingSpots(buildings),
    plan && buildings ? frame.controlPlots({ plan, buildings }) : undefined,
    layerFigure(frame, 'purple-line', named('历史文化保护范围（紫线）', 'Protected heritage (purple lines)')),
    layerFigure(frame, 'green-line', named('城市绿线范围', 'Urban green (green lines)')),
  ]);
  const lookouts = spots && (await readLookouts(frame, found, spots));
  return {
    figures: [...lookoutFigures(lookouts, found), ...heightFigures(compared, spots, found), purple, green],
    lists: [
      listOf({
        ...{ key: 'lookouts', name: named('步道眺望点', 'Lookouts on the paths'), unit: UNITS.percent },
        ...{ rows: lookouts?.map(lookoutRow), missing: lookouts ? [] : missingForLookouts(found) },
      }),
      listOf({
        ...{ key: 'height-exceeded', name: named('超过限高的地块', 'Plots built too high'), unit: UNITS.metres },
        ...{ rows: compared && tooHighRows(compared), missing: compared ? [] : found.missing },
      }),
      listOf({
        ...{ key: 'heights', name: named('建筑高度分布', 'Heights of buildings'), unit: UNITS.count, chart: true },
        ...{ rows: spots && heightBars(spots), missing: spots ? [] : ['buildings'] },
      }),
    ],
  };
}

async function readLookouts(
  frame: CoordinationFrame,
  { found }: Found,
  spots: readonly BuildingSpot[],
): Promise<readonly Lookout[] | undefined> {
  const version = found.get('walk-network');
  if (!version) return undefined;
  const network = await frame.networks(version);
  const terrain = await frame.terrains(frame.db, frame.actor, placeOf(network));
  if (!terrain) return undefined;
  // Heights put anew are another array; so are buildings of another version.
  const known = seen.get(terrain.grid.decimetres);
  if (known?.network === network && known.spots === spots) return known.lookouts;
  const lookouts = lookFrom(findLookouts(network, terrain.grid), terrain.grid, spots);
  seen.set(terrain.grid.decimetres, { network, spots, lookouts });
  return lookouts;
}

/** What was seen of heights the last time. */
const seen = new WeakMap<
  Int16Array,
  { network: WalkNetwork; spots: readonly BuildingSpot[]; lookouts: readonly Lookout[] }
>();

function missingForLookouts({ missing }: Found): string[] {
  const needed = missing.filter((key) => key !== 'detailed-plan');
  return needed.length > 0 ? needed : ['terrain'];
}

function lookoutFigures(lookouts: readonly Lookout[] | undefined, found: Found): CoordinationFigure[] {
  const told = { missing: lookouts ? [] : missingForLookouts(found), versions: found.versions };
  const some = lookouts !== undefined && lookouts.length > 0 ? lookouts : undefined;
  return [
    figureOf({
      ...{
        key: 'view',
        name: named('步道眺望点可视率', 'Ground seen from the lookouts'),
        unit: UNITS.percent,
        ...told,
      },
      value: some && (100 * some.reduce((sum, { seen }) => sum + seen, 0)) / some.length,
      formula: named(
        '步道最高的若干处（由地形推算），2 公里内可见地面占比的平均；不计建筑遮挡',
        'Mean share of the ground within 2 km seen from the highest places on paths (by the heights); buildings not counted',
      ),
    }),
    figureOf({
      ...{ key: 'sightlines', name: named('遮挡眺望的建筑', 'Buildings above the eye'), unit: UNITS.count, ...told },
      ...{ value: some?.reduce((sum, { above }) => sum + above, 0), tone: noneIsGood },
      formula: named('各眺望点 800 米内，屋顶高于视线的建筑数', 'Within 800 m of the lookouts, roofs above eye level'),
    }),
  ];
}

function heightFigures(
  compared: ComparedPlots | undefined,
  spots: readonly BuildingSpot[] | undefined,
  { missing, versions }: Found,
): CoordinationFigure[] {
  const height = compared?.byIndicator.get('height');
  const highest = spots?.reduce((most, { heightM }) => Math.max(most, heightM ?? 0), 0);
  return [
    figureOf({
      ...{ key: 'too-high', name: named('超限高地块', 'Plots built too high'), unit: UNITS.count, versions },
      ...{ value: compared && (height?.exceeding ?? 0), tone: noneOrBad, missing: compared ? [] : missing },
      formula: named(
        '建成高度超过控规限高 1% 以上的地块',
        'What is built is over 1 % higher than the detailed plan allows',
      ),
    }),
    figureOf({
      ...{ key: 'highest', name: named('最高建筑', 'Highest building'), unit: UNITS.metres, versions },
      ...{ value: spots && spots.length > 0 ? highest : undefined, missing: spots ? [] : ['buildings'] },
      formula: named('建筑图层登记高度的最大值', 'Greatest height in the layer of buildings'),
    }),
  ];
}

async function layerFigure(
  frame: CoordinationFrame,
  key: string,
  name: CoordinationFigure['name'],
): Promise<CoordinationFigure> {
  const asOf = yearBefore(frame.asOf);
  const [today, then] = await Promise.all([areaOfLayer(frame, key, frame.asOf), areaOfLayer(frame, key, asOf)]);
  const ha = ({ areaM2 }: AreaOfLayer) => (areaM2 === undefined ? undefined : areaM2 / 10_000);
  return figureOf({
    ...{ key, name, unit: UNITS.ha, value: ha(today), before: { value: ha(then), asOf } },
    ...{ missing: today.missing, versions: today.versions },
    formula: named(`${today.features} 个图斑的椭球面积之和`, `Area of ${today.features} features on the ellipsoid`),
  });
}

function lookoutRow({ lon, lat, heightM, seen, above, buildings }: Lookout, n: number): CoordinationRow {
  return {
    label: named(
      `眺望点 ${n + 1}（海拔 ${heightM.toFixed(0)} 米）`,
      `Lookout ${n + 1} (${heightM.toFixed(0)} m above the sea)`,
    ),
    ...{ value: 100 * seen, tone: above === 0 ? 'good' : 'warn', place: { lon, lat } },
    note: named(
      `周边 ${buildings} 栋中 ${above} 栋高于视线`,
      `${above} of ${buildings} buildings around stand above the eye`,
    ),
    link: { kind: 'place', id: `${lon},${lat}` },
  };
}

function tooHighRows({ worst }: ComparedPlots): CoordinationRow[] {
  return worst.flatMap(({ plotNo, indicators }): CoordinationRow[] => {
    const height = indicators.find(({ indicator, answer }) => indicator === 'height' && answer === 'exceeds');
    if (!height) return [];
    const { approved = 0, built = 0 } = height;
    return [
      {
        ...{ label: named(plotNo, plotNo), value: built, tone: 'bad' },
        note: named(`限高 ${approved} 米，建成 ${built} 米`, `approved ${approved} m, built ${built} m`),
        link: { kind: 'control-plot', id: plotNo },
      },
    ];
  });
}

const HEIGHTS = [
  { most: 24, label: named('24 米以下', 'Up to 24 m') },
  { most: 54, label: named('24–54 米', '24–54 m') },
  { most: 100, label: named('54–100 米', '54–100 m') },
  { most: Number.POSITIVE_INFINITY, label: named('100 米以上', 'Over 100 m') },
];

function heightBars(spots: readonly BuildingSpot[]): CoordinationRow[] {
  return HEIGHTS.map(({ most, label }, i) => {
    const least = HEIGHTS[i - 1]?.most ?? Number.NEGATIVE_INFINITY;
    const value = spots.filter(({ heightM }) => heightM !== null && heightM > least && heightM <= most).length;
    return { label, value, tone: 'neutral' };
  });
}
