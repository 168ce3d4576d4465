import type { ControlIndicator, ControlPlot, CoordinationRow, FacilityLag, LagCause, Name } from '@shancheng/contracts';
import type { Static } from 'typebox';
import { findDatasetsOnDay } from '../dataset-versions.ts';
import { reportFacilityLag } from '../facility-lag/report-facility-lag.ts';
import { bars, conflictRow } from './conflict-words.ts';
import { figureOf, listOf, named, noneIsGood, noneOrBad, UNITS } from './figures.ts';
import type { CoordinationFrame, CoordinationView } from './frame.ts';
import { listOpenConflicts, type OpenConflict } from './planning-queries.ts';

const CAUSES: Record<Static<typeof LagCause>, Name> = {
  'land-not-supplied': named('未供地', 'Land not supplied'),
  'land-supplied-not-built': named('已供未建', 'Supplied, not built'),
  'under-construction': named('在建', 'Under construction'),
  'construction-overdue': named('在建超期', 'Construction overdue'),
  'not-handed-over': named('建成未移交', 'Not handed over'),
  'plan-conflict': named('规划冲突', 'Plans in conflict'),
  unknown: named('不明', 'Unknown'),
};
const CONTROL_KEYS = ['detailed-plan', 'buildings'] as const;

/** 实施统筹: is what was planned and approved really built, and what was decided carried out. */
export async function implementationView(frame: CoordinationFrame): Promise<CoordinationView> {
  const { db, actor, asOf } = frame;
  const [lag, conflicts, control] = await Promise.all([
    reportFacilityLag(frame, actor, { asOf, now: frame.now }),
    listOpenConflicts(frame),
    findDatasetsOnDay(db, actor, { keys: CONTROL_KEYS, asOf }),
  ]);
  const [plan, buildings] = CONTROL_KEYS.map((key) => control.found.get(key));
  const compared = plan && buildings ? await frame.controlPlots({ plan, buildings }) : undefined;
  const lags = lag.answer === 'known' ? lag.items : undefined;
  const decided = conflicts?.filter(({ status }) => status === 'decided' || status === 'patched');
  return {
    figures: [
      ...lagFigures(lags, lag),
      figureOf({
        ...{
          key: 'control-exceeded',
          name: named('突破控制指标的地块', 'Plots beyond what was approved'),
          unit: UNITS.count,
        },
        ...{ value: compared?.exceeding, tone: noneOrBad, missing: control.missing, versions: control.versions },
        formula: named('建成指标超出控规的地块数', 'Plots where what is built breaks the detailed plan'),
      }),
      figureOf({
        ...{
          key: 'decided-conflicts',
          name: named('已决定待落实的冲突', 'Decided, not yet carried out'),
          unit: UNITS.count,
        },
        ...{ value: decided?.length, tone: noneIsGood, missing: decided ? [] : ['plans'] },
        formula: named(
          '已有决定但图层尚未更新或尚未办结',
          'A decision is there, the plans are not changed or it is not closed',
        ),
      }),
    ],
    lists: [...lagLists(lags, lag.missing), controlList(compared, control.missing), decidedList(decided)],
  };
}

type Report = { missing: string[]; versions: Record<string, number> };

function lagFigures(lags: readonly FacilityLag[] | undefined, { missing, versions }: Report) {
  const facilities = new Map(lags?.map((one) => [one.facilityKey, one]));
  const projects = new Map(lags?.map((one) => [one.projectKey, one.population]));
  const told = { missing, versions };
  const known = <T>(value: T): T | undefined => (lags === undefined ? undefined : value);
  const idle = [...facilities.values()].filter(({ status }) => status === 'land-supplied').length;
  return [
    figureOf({
      ...{ key: 'late-facilities', name: named('滞后配套设施', 'Late facilities'), unit: UNITS.count, ...told },
      ...{ value: known(facilities.size), tone: noneIsGood },
      formula: named('居民已入住而规划设施未启用', 'Residents moved in, the planned facility is not in use'),
    }),
    figureOf({
      ...{ key: 'people-waiting', name: named('受影响居民', 'Residents who wait'), unit: UNITS.people, ...told },
      ...{ value: known([...projects.values()].reduce((a, b) => a + b, 0)), tone: noneIsGood },
      formula: named('有滞后设施的住宅项目人口之和', 'People of the estates with a late facility, each counted once'),
    }),
    figureOf({
      ...{ key: 'longest-lag', name: named('最长滞后', 'Longest wait'), unit: UNITS.years, ...told },
      ...{ value: known(Math.max(0, ...(lags ?? []).map(({ lagYears }) => lagYears))), tone: noneIsGood },
      formula: named('自入住之日起', 'Since people moved in'),
    }),
    figureOf({
      ...{
        key: 'supplied-not-built',
        name: named('已供未建设施', 'Land supplied, not built'),
        unit: UNITS.count,
        ...told,
      },
      ...{ value: known(idle), tone: noneIsGood },
      formula: named('滞后设施中已供地而未建的', 'Late facilities whose land was supplied but not built on'),
    }),
  ];
}

function lagLists(lags: readonly FacilityLag[] | undefined, missing: readonly string[]) {
  return [
    listOf({
      ...{
        key: 'lag-causes',
        name: named('滞后原因', 'Why facilities are late'),
        unit: UNITS.count,
        chart: true,
        missing,
      },
      rows: lags && bars(lags, ({ cause }) => [CAUSES[cause]]),
    }),
    listOf({
      ...{ key: 'worst-lags', name: named('最需要的设施', 'Most needed facilities'), unit: UNITS.years, missing },
      ...{ rows: lags?.slice(0, 10).map(lagRow), ...(lags ? { total: lags.length } : {}) },
    }),
  ];
}

function lagRow({ facilityKey, facilityName, projectName, population, lagYears, cause }: FacilityLag): CoordinationRow {
  const people = Math.round(population);
  return {
    label: named(facilityName, facilityName),
    ...{ value: lagYears, tone: lagYears >= 5 ? 'bad' : 'warn' },
    note: named(
      `${projectName} ${people} 人；${CAUSES[cause].zh}`,
      `${projectName}, ${people} people; ${CAUSES[cause].en}`,
    ),
    link: { kind: 'facility-lag', id: facilityKey },
  };
}

function controlList(compared: { worst: ControlPlot[]; exceeding: number } | undefined, missing: readonly string[]) {
  return listOf({
    ...{
      key: 'control-plots',
      name: named('突破指标的地块', 'Plots beyond what was approved'),
      unit: UNITS.count,
      missing,
    },
    ...{ rows: compared?.worst.slice(0, 10).map(plotRow), ...(compared ? { total: compared.exceeding } : {}) },
  });
}

const INDICATORS: Record<ControlIndicator['indicator'], Name> = {
  far: named('容积率', 'floor area ratio'),
  density: named('建筑密度', 'density'),
  height: named('高度', 'height'),
  greenRate: named('绿地率', 'green rate'),
  parking: named('停车位', 'parking'),
  setback: named('退线', 'setback'),
};

function plotRow({ plotNo, indicators }: ControlPlot): CoordinationRow {
  const broken = indicators.filter(({ answer }) => answer === 'exceeds');
  const told = (lang: keyof Name) =>
    broken.map(
      ({ indicator, approved = 0, built = 0 }) => `${INDICATORS[indicator][lang]} ${approved} → ${built.toFixed(1)}`,
    );
  return {
    ...{ label: named(plotNo, plotNo), value: broken.length, tone: 'bad' },
    note: named(told('zh').join('；'), told('en').join('; ')),
    link: { kind: 'control-plot', id: plotNo },
  };
}

function decidedList(decided: readonly OpenConflict[] | undefined) {
  return listOf({
    ...{ key: 'decided-conflicts', name: named('待落实的决定', 'Decisions to carry out'), unit: UNITS.ha },
    ...{ rows: decided?.slice(0, 10).map(conflictRow), total: decided?.length ?? 0 },
    missing: decided ? [] : ['plans'],
  });
}
