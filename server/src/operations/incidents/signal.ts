import type { IncidentStatus, Name, SignalOutcome, SignalSource } from '@shancheng/contracts';
import type { Place } from '../../base/directory/index.ts';

/** A picture already in the evidence store. */
export interface StoredPicture {
  id: string;
  kind: 'snapshot' | 'photo' | 'relook';
  mediaType: string;
  bytes: number;
  sha256: string;
  sm3: string;
  capturedAt: Date;
  source: string;
  objects: unknown[];
  lon?: number;
  lat?: number;
}

/** One report from any source, checked at the door and located; not yet decided. */
export interface Signal {
  id: string;
  source: SignalSource;
  sourceName: string;
  deviceId?: string;
  ruleId?: string;
  eventType: string;
  description: string;
  capturedAt: Date;
  detectedAt: Date;
  lon: number;
  lat: number;
  place: Place;
  /** By when it has to be closed if it is filed now; from the catalogue’s time limit. */
  dueAt: Date;
  score?: number;
  count?: number;
  /** Frames in which the rule held ÷ frames looked at. */
  confirmShare?: number;
  details: Record<string, unknown>;
  bodySha256?: string;
  signature?: string;
  pictures: StoredPicture[];
  reporter: { kind: 'person' | 'system' | 'device'; id: string; name: string };
  synthetic: boolean;
}

export interface FilingRule {
  autoFile: boolean;
  minScore: number;
  minConfirmShare: number;
  dailyLimit: number;
  suspected: boolean;
}

/** An open case of the same type, near and recent enough. */
export interface Duplicate {
  incidentId: string;
  metres: number;
  minutes: number;
  sameCamera: boolean;
  /** It still waits for somebody to say that it is one. */
  waiting: boolean;
}

/** An approved use of the place at that time. */
export interface Permit {
  name: string;
  documentNo: string;
}

export interface SignalContext {
  permit?: Permit;
  duplicate?: Duplicate;
  /** Absent: nobody said this source may file by itself, so a person decides. */
  filingRule?: FilingRule;
  /** How many signals of this source came today, this one included. */
  receivedToday: number;
}

/** Domain.md §1.5: same type within 20 m, or the same camera rule, an open case, within four hours. */
export const DUPLICATE_METRES = 20;
export const DUPLICATE_HOURS = 4;

export type SignalDecision =
  | { outcome: 'suppressed'; reason: Name }
  /** `files`: this sight is sure where the case’s own was not, so the case waits for nobody any longer. */
  | { outcome: 'merged'; into: string; reason: Name; files: boolean }
  | { outcome: 'open'; status: 'verifying'; suspected: boolean; reason: Name }
  | { outcome: 'filed'; status: 'filed'; suspected: boolean };

/** Which drawer of the ledger a signal goes to. Pure; every branch says why in words an operator can judge. */
export function decideSignal(signal: Pick<Signal, 'score' | 'confirmShare'>, context: SignalContext): SignalDecision {
  const { permit, duplicate, filingRule } = context;
  if (permit) {
    return {
      outcome: 'suppressed',
      reason: {
        zh: `许可范围内：${permit.name}（${permit.documentNo}）`,
        en: `Inside an approved use: ${permit.name} (${permit.documentNo})`,
      },
    };
  }
  const doubt = filingRule ? doubtOf(signal, filingRule, context.receivedToday) : NO_RULE;
  if (duplicate) {
    const files = duplicate.waiting && doubt === undefined;
    return { outcome: 'merged', into: duplicate.incidentId, reason: explainDuplicate(duplicate), files };
  }
  const suspected = filingRule?.suspected ?? true;
  if (doubt) return { outcome: 'open', status: 'verifying', suspected, reason: doubt };
  return { outcome: 'filed', status: 'filed', suspected };
}

const NO_RULE: Name = {
  zh: '该来源未设自动立案规则，待人工核实',
  en: 'No filing rule for this source: a person decides',
};

function doubtOf(
  signal: Pick<Signal, 'score' | 'confirmShare'>,
  rule: FilingRule,
  receivedToday: number,
): Name | undefined {
  if (!rule.autoFile) return { zh: '按规则须人工核实', en: 'By rule a person confirms this first' };
  if ((signal.score ?? 1) < rule.minScore)
    return { zh: '置信度不足，待人工核实', en: 'The score is too low: a person decides' };
  if ((signal.confirmShare ?? 1) < rule.minConfirmShare) {
    return { zh: '多帧复核未达标，待人工核实', en: 'Too few frames confirm it: a person decides' };
  }
  if (receivedToday > rule.dailyLimit)
    return {
      zh: '该来源当日上报超过自动立案上限',
      en: 'More signals of this source today than may file by themselves',
    };
  return undefined;
}

function explainDuplicate(duplicate: Duplicate): Name {
  const metres = Math.round(duplicate.metres);
  const minutes = Math.round(duplicate.minutes);
  return {
    zh: `${duplicate.sameCamera ? '同一摄像机同一规则' : '同类事件'}，相距 ${metres} 米，相隔 ${minutes} 分钟`,
    en: `${duplicate.sameCamera ? 'same camera and rule' : 'same type'}, ${metres} m apart, ${minutes} min apart`,
  };
}

export interface SignalReceipt {
  signalId: string;
  outcome: SignalOutcome;
  incidentId?: string;
  incidentCode?: string;
  status?: IncidentStatus;
  reason?: Name;
  /** The same signal had come before; nothing was changed. */
  repeated: boolean;
}
