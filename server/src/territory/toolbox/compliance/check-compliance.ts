import { randomUUID } from 'node:crypto';
import type { ComplianceCheck, ComplianceLayer, ComplianceRequest } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import type { Actor } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import type { Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkSpot } from '../applies-here.ts';
import { groupOfProject, judgeLayer, type MeasuredLayer, missingRules, overallVerdict } from './compliance.ts';
import {
  findMajorProject,
  hashOfReport,
  insertCheckInTrx,
  listComplianceRules,
  nextDocumentNoInTrx,
  readRulesVersion,
} from './compliance-store.ts';
import { judgeDesign } from './design-indicators.ts';
import { type MeasuredRow, measureLayers, mostFeatures } from './measure-layers.ts';
import { readPlannedGround } from './planned-ground.ts';

/** Examines a project against every layer of a day and keeps the report as it was given. */
export async function checkCompliance(
  platform: Platform,
  actor: Pick<Actor, 'id' | 'displayName' | 'scopes' | 'permissions'>,
  request: ComplianceRequest,
): Promise<ComplianceCheck> {
  const now = platform.clock.now();
  const today = localDay(now, platform.config.timeZone);
  const asOf = request.asOf ?? today;
  const areaM2 = (await checkSpot(platform.db, request.parcel)) ?? 0;
  return platform.db.transaction().execute(async (trx) => {
    const judged = await judge(trx, actor, { ...request, asOf, areaM2 });
    const { name, projectType, parcel } = request;
    const documentNo = await nextDocumentNoInTrx(trx, today.slice(0, 4));
    const made = { madeAt: now.toISOString(), madeBy: actor.displayName };
    const report = { id: randomUUID(), documentNo, name, projectType, parcel, areaM2, asOf, ...judged, ...made };
    const check: ComplianceCheck = { ...report, hash: hashOfReport(report) };
    await insertCheckInTrx(trx, check, actor.id);
    await appendAuditInTrx(trx, {
      at: now,
      actor: `person:${actor.id}`,
      action: 'compliance.examine',
      subject: `compliance-check:${check.id}`,
      facts: { documentNo, verdict: check.verdict, hash: check.hash },
    });
    return check;
  });
}

type Judged = Pick<
  ComplianceCheck,
  'layers' | 'missing' | 'verdict' | 'rulesVersion' | 'indicators' | 'plotNos' | 'majorProject'
>;

async function judge(
  trx: Trx,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { parcel, asOf, areaM2, projectType, majorProjectNo, design }: ComplianceRequest & { asOf: string; areaM2: number },
): Promise<Judged> {
  const [rules, rulesVersion, majorProject, rows, ground] = await Promise.all([
    listComplianceRules(trx),
    readRulesVersion(trx),
    findMajorProject(trx, majorProjectNo, asOf),
    measureLayers(trx, actor, { parcel, asOf }),
    design && readPlannedGround(trx, actor, { parcel, asOf, areaM2 }),
  ]);
  const project = { group: groupOfProject(projectType), major: majorProject !== undefined };
  const layers = rows.map((row) => ({ ...layerOf(row, areaM2), ...judgeLayer(measuredOf(row), project, rules) }));
  const missing = missingRules(rows.map(measuredOf), project, rules).map(({ id, explanation }) => ({
    id,
    explanation,
  }));
  const indicators = design && ground ? judgeDesign(design, ground) : [];
  const verdict = overallVerdict(
    layers.map((layer) => layer.verdict),
    { missingRules: missing.length, indicators: indicators.map((one) => one.verdict) },
  );
  const examined = design && ground ? { indicators, plotNos: ground.plots.map(({ plotNo }) => plotNo) } : {};
  return { layers, missing, verdict, rulesVersion, ...examined, ...(majorProject ? { majorProject } : {}) };
}

function measuredOf(row: MeasuredRow): MeasuredLayer {
  return { ...row, features: row.features.map(({ group }) => (group === null ? {} : { group })) };
}

function layerOf(row: MeasuredRow, areaM2: number): Omit<ComplianceLayer, 'verdict' | 'rules'> {
  const {
    key: _key,
    landGroup: _group,
    covered: _covered,
    knownOutsideM2: _outside,
    version,
    validFrom,
    ...layer
  } = row;
  return {
    ...layer,
    ...(version === null || validFrom === null ? {} : { version, validFrom }),
    outsideM2: Math.max(0, areaM2 - layer.insideM2),
    sharePercent: Math.min(100, (layer.insideM2 / areaM2) * 100),
    features: mostFeatures(layer.features).map(({ code, name, group, ...feature }) => ({
      ...feature,
      ...(code === null ? {} : { code }),
      ...(name === null ? {} : { name }),
      ...(group === null ? {} : { group }),
    })),
  };
}
