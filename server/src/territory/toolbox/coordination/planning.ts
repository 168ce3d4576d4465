import type { CoordinationFigure } from '@shancheng/contracts';
import { areaOfLayer } from './areas.ts';
import { ageBars, bars, conflictRow, typeName } from './conflict-words.ts';
import { figureOf, listOf, named, noneIsGood, noneOrBad, UNITS, yearBefore } from './figures.ts';
import type { CoordinationFrame, CoordinationView } from './frame.ts';
import {
  countConflictsKnown,
  type DuePlan,
  findClosure,
  listDuePlans,
  listOpenConflicts,
  type OpenConflict,
} from './planning-queries.ts';

/** 0.01 % (domain.md §3.5). */
const MOST_PPM = 100;
const OLD_DAYS = 90;
/** Said to be missing where one sees no plan at all. */
const NO_PLANS = 'plans';

/** 规划统筹: do the plans agree, are the three lines kept, does the one blueprint close, which plans are due. */
export async function planningView(frame: CoordinationFrame): Promise<CoordinationView> {
  const before = yearBefore(frame.asOf);
  const [conflicts, known, due, closure, lines] = await Promise.all([
    listOpenConflicts(frame),
    countConflictsKnown(frame, before),
    listDuePlans(frame),
    findClosure(frame),
    Promise.all(LINES.map((line) => lineFigure(frame, line))),
  ]);
  const missing = conflicts ? [] : [NO_PLANS];
  return {
    figures: [
      ...conflictFigures(conflicts, { value: known, asOf: before }),
      ...lines,
      closureFigure(closure),
      dueFigure(due),
    ],
    lists: [
      listOf({
        ...{ key: 'by-type', name: named('冲突类型', 'Conflicts by type'), unit: UNITS.count, chart: true },
        ...{ rows: conflicts && bars(conflicts, ({ type }) => [typeName(type)]), missing },
      }),
      listOf({
        ...{ key: 'by-authority', name: named('涉及部门', 'By authority'), unit: UNITS.count, chart: true },
        ...{
          rows: conflicts && bars(conflicts, ({ authorities }) => authorities.map((one) => named(one, one))),
          missing,
        },
      }),
      listOf({
        ...{ key: 'by-age', name: named('存在时间', 'By age'), unit: UNITS.count, chart: true },
        ...{ rows: conflicts && ageBars(conflicts), missing },
      }),
      listOf({
        ...{ key: 'worst-conflicts', name: named('最严重的冲突', 'Worst conflicts'), unit: UNITS.ha },
        ...{ rows: conflicts?.slice(0, 10).map(conflictRow), total: conflicts?.length ?? 0, missing },
      }),
      listOf({
        ...{ key: 'due-plans', name: named('到期或待评估的规划', 'Plans that are due'), unit: UNITS.count },
        rows: due.map(duePlanRow),
      }),
    ],
  };
}

function conflictFigures(
  conflicts: readonly OpenConflict[] | undefined,
  before: { value: number | undefined; asOf: string },
): CoordinationFigure[] {
  const missing = conflicts ? [] : [NO_PLANS];
  const rigid = conflicts?.filter(({ severity }) => severity === 'S1').length;
  const hectares = conflicts?.reduce((sum, { areaM2 }) => sum + areaM2 / 10_000, 0);
  return [
    figureOf({
      ...{ key: 'open-conflicts', name: named('未化解规划冲突', 'Open plan conflicts'), unit: UNITS.count, before },
      ...{ value: conflicts?.length, tone: noneIsGood, missing },
      formula: named(
        '当日各规划比对所得、未办结且未豁免的冲突数',
        'Conflicts found that day, neither closed nor exempt',
      ),
    }),
    figureOf({
      ...{
        key: 'rigid-conflicts',
        name: named('触及刚性管控的冲突', 'Conflicts with control lines'),
        unit: UNITS.count,
      },
      ...{ value: rigid, tone: noneOrBad, missing },
      formula: named('其中 S1 级（触及红线、基本农田等刚性管控）', 'Those of severity S1: a rigid line is touched'),
    }),
    figureOf({
      ...{ key: 'conflict-area', name: named('冲突面积', 'Area in conflict'), unit: UNITS.ha },
      ...{ value: hectares, missing },
      formula: named('未化解冲突图斑的椭球面积之和', 'Sum of their areas on the ellipsoid'),
    }),
    figureOf({
      ...{ key: 'old-conflicts', name: named('超过 90 天未化解', 'Open for over 90 days'), unit: UNITS.count },
      ...{ value: conflicts?.filter(({ days }) => days > OLD_DAYS).length, tone: noneIsGood, missing },
      formula: named('自首次发现之日起超过 90 天', 'More than 90 days since they were first found'),
    }),
  ];
}

const LINES = [
  { key: 'farmland-line', name: named('永久基本农田', 'Permanent basic farmland'), unit: UNITS.ha, per: 10_000 },
  { key: 'ecological-red-line', name: named('生态保护红线', 'Ecological red line'), unit: UNITS.ha, per: 10_000 },
  { key: 'development-boundary', name: named('城镇开发边界', 'Development boundary'), unit: UNITS.km2, per: 1_000_000 },
];

async function lineFigure(
  frame: CoordinationFrame,
  { key, name, unit, per }: (typeof LINES)[number],
): Promise<CoordinationFigure> {
  const asOf = yearBefore(frame.asOf);
  const [today, then] = await Promise.all([areaOfLayer(frame, key, frame.asOf), areaOfLayer(frame, key, asOf)]);
  const inUnit = (areaM2: number | undefined) => (areaM2 === undefined ? undefined : areaM2 / per);
  return figureOf({
    ...{ key, name, unit, value: inUnit(today.areaM2), before: { value: inUnit(then.areaM2), asOf } },
    ...{ missing: today.missing, versions: today.versions },
    formula: named('当日版本图斑椭球面积之和', 'Sum of the areas of the version of that day'),
  });
}

function closureFigure(closure: { id: string; ppm: number } | undefined): CoordinationFigure {
  return figureOf({
    ...{ key: 'blueprint-closure', name: named('一张蓝图闭合差', 'Closure of the one blueprint'), unit: UNITS.ppm },
    ...{ value: closure?.ppm, target: MOST_PPM, tone: (ppm) => (ppm <= MOST_PPM ? 'good' : 'bad') },
    missing: closure ? [] : ['blueprint'],
    formula: named(
      '最新一张蓝图面积与行政面积之差 ÷ 行政面积',
      'Area of the newest blueprint against that of the district',
    ),
  });
}

function dueFigure(due: readonly DuePlan[]): CoordinationFigure {
  return figureOf({
    ...{ key: 'due-plans', name: named('到期或待评估规划', 'Plans that are due'), unit: UNITS.count },
    ...{ value: due.length, tone: noneIsGood },
    formula: named('草案、一年内到期，或最新版本已满五年', 'Drafts, ending within a year, or five years old'),
  });
}

function duePlanRow({ datasetId, name, authority, effectiveTo, draft, validFrom }: DuePlan) {
  const zh = draft ? '草案' : effectiveTo ? `有效期至 ${effectiveTo}` : `${validFrom ?? ''} 起施行，已满五年`;
  const en = draft ? 'draft' : effectiveTo ? `holds until ${effectiveTo}` : `of ${validFrom ?? ''}, five years old`;
  return {
    label: name,
    tone: 'warn' as const,
    note: named(`${authority}：${zh}`, `${authority}: ${en}`),
    link: { kind: 'dataset' as const, id: datasetId },
  };
}
