import type { CheckupIndicator, CoordinationFigure, CoordinationRow, FigureTone, Name } from '@shancheng/contracts';
import { urbanCheckup } from '../checkup/urban-checkup.ts';
import { type DatasetVersion, findDatasetsOnDay } from '../dataset-versions.ts';
import { peopleWithin } from '../service-coverage/people-within.ts';
import type { BuildingSpot } from './buildings.ts';
import { figureOf, listOf, named, towards, UNITS, yearBefore } from './figures.ts';
import type { CoordinationFrame, CoordinationView } from './frame.ts';
import { areaByGroup } from './land-use-queries.ts';

const KEYS = ['current-land-use', 'buildings', 'detailed-plan'] as const;
/** Built before this year a house is a candidate for renewal. An assumption. */
const OLD_YEAR = 2_000;

/** 转变发展方式: use what is there: idle and under-used ground, old houses, services for those who live there. */
export async function transitionView(frame: CoordinationFrame): Promise<CoordinationView> {
  const { db, actor, asOf } = frame;
  const { found, versions } = await findDatasetsOnDay(db, actor, { keys: KEYS, asOf });
  const [landUse, buildings, plan] = KEYS.map((key) => found.get(key));
  const [areas, spots, compared, served, checkup] = await Promise.all([
    landUse && areaByGroup(frame, landUse),
    buildings && frame.buildingSpots(buildings),
    plan && buildings ? frame.controlPlots({ plan, buildings }) : undefined,
    servedFigures(frame),
    urbanCheckup(frame),
  ]);
  const told = (key: string) => ({ versions: pick(versions, key), missing: found.has(key) ? [] : [key] });
  return {
    figures: [
      ...landFigures(areas, told('current-land-use')),
      underusedFigure(compared?.underused, { plan, buildings }),
      oldFigure(spots, told('buildings')),
      ...served,
    ],
    lists: [
      listOf({
        ...{ key: 'land-groups', name: named('现状用地构成', 'Land as it is used'), unit: UNITS.ha, chart: true },
        ...{ rows: areas && landBars(areas), missing: told('current-land-use').missing },
      }),
      listOf({
        ...{ key: 'check-up', name: named('城市体检指标', 'Urban check-up'), unit: UNITS.count },
        rows: checkup.indicators.map(indicatorRow),
      }),
    ],
  };
}

const pick = (versions: Record<string, number>, key: string): Record<string, number> =>
  versions[key] === undefined ? {} : { [key]: versions[key] };

type Told = { versions: Record<string, number>; missing: string[] };

function landFigures(areas: ReadonlyMap<string, number> | undefined, told: Told): CoordinationFigure[] {
  const whole = [...(areas?.values() ?? [])].reduce((a, b) => a + b, 0);
  const idle = areas && (areas.get('OTHER') ?? 0);
  return [
    figureOf({
      ...{ key: 'idle-land', name: named('闲置土地', 'Idle land'), unit: UNITS.ha, ...told },
      value: idle === undefined ? undefined : idle / 10_000,
      formula: named('现状图层中空闲地等未利用地的椭球面积', 'Land the survey finds unused, on the ellipsoid'),
    }),
    figureOf({
      ...{ key: 'idle-share', name: named('闲置土地占比', 'Share of idle land'), unit: UNITS.percent, ...told },
      ...{ value: idle === undefined || whole === 0 ? undefined : (100 * idle) / whole, tone: idleTone },
      formula: named('闲置土地 ÷ 现状图层总面积', 'Idle land ÷ all land of the survey'),
    }),
  ];
}

const idleTone = (percent: number): FigureTone => (percent <= 1 ? 'good' : percent <= 5 ? 'warn' : 'bad');

function underusedFigure(
  underused: { plots: number; areaM2: number; judged: number } | undefined,
  versions: { plan: DatasetVersion | undefined; buildings: DatasetVersion | undefined },
): CoordinationFigure {
  const missing = [...(versions.plan ? [] : ['detailed-plan']), ...(versions.buildings ? [] : ['buildings'])];
  return figureOf({
    ...{ key: 'under-used', name: named('低效用地', 'Under-used plots'), unit: UNITS.ha, missing },
    value: underused && underused.judged > 0 ? underused.areaM2 / 10_000 : undefined,
    formula: named(
      `已建地块中建成容积率不足批准值一半的（${underused?.plots ?? 0} / ${underused?.judged ?? 0} 块）`,
      `Built plots with under half of the floor area they may have (${underused?.plots ?? 0} of ${underused?.judged ?? 0})`,
    ),
  });
}

function oldFigure(spots: readonly BuildingSpot[] | undefined, told: Told): CoordinationFigure {
  const dated = spots?.filter(({ builtYear, floorAreaM2 }) => builtYear !== null && floorAreaM2 !== null);
  const floor = (some: readonly BuildingSpot[]) => some.reduce((sum, { floorAreaM2 }) => sum + (floorAreaM2 ?? 0), 0);
  const old = dated?.filter(({ builtYear }) => (builtYear ?? OLD_YEAR) < OLD_YEAR);
  const value = dated && old && floor(dated) > 0 ? (100 * floor(old)) / floor(dated) : undefined;
  return figureOf({
    ...{ key: 'renewal', name: named('存量更新潜力', 'Old houses to renew'), unit: UNITS.percent, value, ...told },
    formula: named(`${OLD_YEAR} 年前建成的建筑面积占比`, `Share of the floor area built before ${OLD_YEAR}`),
  });
}

const SERVICES: { key: string; name: Name; facilityCodes: string[]; minutes: number; target: number }[] = [
  {
    key: 'schools',
    name: named('小学 15 分钟覆盖', 'School within 15 minutes'),
    facilityCodes: ['080403'],
    minutes: 15,
    target: 90,
  },
  {
    key: 'health',
    name: named('医疗 15 分钟覆盖', 'Doctor within 15 minutes'),
    facilityCodes: ['080601', '080602'],
    minutes: 15,
    target: 90,
  },
  {
    key: 'parks',
    name: named('公园 5 分钟覆盖', 'Park within 5 minutes'),
    facilityCodes: ['1401'],
    minutes: 5,
    target: 90,
  },
];

function servedFigures(frame: CoordinationFrame): Promise<CoordinationFigure[]> {
  const before = yearBefore(frame.asOf);
  return Promise.all(
    SERVICES.map(async ({ key, name, facilityCodes, minutes, target }) => {
      const [now, then] = await Promise.all(
        [frame.asOf, before].map((asOf) => peopleWithin(frame, frame.actor, { facilityCodes, minutes, asOf })),
      );
      const percent = (share: number | undefined) => (share === undefined ? undefined : 100 * share);
      return figureOf({
        ...{ key, name, unit: UNITS.percent, value: percent(now?.share), target, tone: towards(target) },
        ...{ before: { value: percent(then?.share), asOf: before }, missing: now?.missing ?? [] },
        formula: named(
          `步行 ${minutes} 分钟内可达在用设施的居民占比`,
          `People within ${minutes} minutes on foot of one in use`,
        ),
      });
    }),
  );
}

const GROUPS: Record<string, Name> = {
  AGRI: named('农用地', 'Farmland'),
  FOREST: named('林地', 'Forest'),
  WET: named('湿地水域', 'Water and wetland'),
  GRASS: named('草地', 'Grass'),
  BUILD_RES: named('居住', 'Housing'),
  BUILD_PUB: named('公共与绿地', 'Public and green'),
  BUILD_COM: named('商业服务', 'Commerce'),
  BUILD_IND: named('工矿仓储', 'Industry'),
  TRANS: named('交通', 'Transport'),
  SPECIAL: named('特殊', 'Special'),
  RESERVE: named('留白', 'Reserved'),
  OTHER: named('其他（含闲置）', 'Other (idle among it)'),
};

function landBars(areas: ReadonlyMap<string, number>): CoordinationRow[] {
  return [...areas]
    .sort(([, a], [, b]) => b - a)
    .map(([group, area]) => ({
      label: GROUPS[group] ?? named('不明', 'Unknown'),
      value: area / 10_000,
      tone: group === 'OTHER' ? 'warn' : 'neutral',
    }));
}

const RATINGS: Record<CheckupIndicator['rating'], FigureTone> = {
  met: 'good',
  near: 'warn',
  missed: 'bad',
  unknown: 'unknown',
};

function indicatorRow({ code, name, value, unit, target, rating, missing }: CheckupIndicator): CoordinationRow {
  const lacking = missing.join('、');
  return {
    ...{ label: name, tone: RATINGS[rating], ...(value === undefined ? {} : { value }) },
    note:
      value === undefined
        ? named(`缺少 ${lacking}`, `missing: ${missing.join(', ')}`)
        : named(`目标 ${target} ${unit}`, `target ${target} ${unit}`),
    link: { kind: 'check-up', id: code },
  };
}
