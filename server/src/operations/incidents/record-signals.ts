import { randomUUID } from 'node:crypto';
import { appendAuditEntriesInTrx } from '../../platform/audit/index.ts';
import { sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { incidentsFiled } from './events.ts';
import { autoFiling, fileCorroboratedInTrx } from './file-incident.ts';
import { attachSignalsInTrx, insertIncidentsInTrx, type NewIncident } from './incident-opening-store.ts';
import { insertActionsInTrx, type NewAction } from './incident-store.ts';
import { countReceivedInTrx } from './ledger.ts';
import {
  type Duplicate,
  decideSignal,
  type FilingRule,
  type Permit,
  type Signal,
  type SignalDecision,
  type SignalReceipt,
} from './signal.ts';
import { findDuplicates, findFilingRules, findPermits, nearestInBatch } from './signal-context.ts';
import {
  findRecordedSignals,
  insertPicturesInTrx,
  insertSignalsInTrx,
  type RecordedSignal,
  takeCodesInTrx,
} from './signal-store.ts';

/** Intake is one writer at a time, so that two batches cannot both open a case for the same thing. */
const INTAKE_LOCK = 4_201_001;
/** County, day and source come before the day’s number in a code. */
const CODE_PREFIX = 16;

export interface IntakeAnswer extends SignalReceipt {
  /** With `repeated`: what came the first time, so that the door can tell a retry from a replay. */
  first?: { signature: string | null; bodySha256: string | null };
}

interface Decided {
  signal: Signal;
  decision: SignalDecision;
  /** The case it opened or was attached to. */
  incidentId?: string;
  code?: string;
}

/**
 * Records a batch of signals in one transaction: each ends in exactly one drawer of the ledger.
 * Hot path: four round trips (read, write, commit, and the merges' own) for up to 200 signals, whatever their number;
 * nothing is done one by one in SQL, and independent statements travel together (see PipelinedDatabase).
 */
export async function recordSignals(platform: Platform, signals: readonly Signal[]): Promise<IntakeAnswer[]> {
  const first = [...new Map(signals.toReversed().map((signal) => [signal.id, signal])).values()].toReversed();
  const answers = await platform.db.transaction().execute(async (trx) => {
    // The lock goes first on the wire, so every look after it already sees what the batch before wrote.
    const [, known, permits, duplicates, rules, codes] = await Promise.all([
      sql`select pg_advisory_xact_lock(${INTAKE_LOCK})`.execute(trx),
      findRecordedSignals(
        trx,
        first.map((signal) => signal.id),
      ),
      findPermits(trx, first, platform.config.timeZone),
      findDuplicates(trx, first),
      findFilingRules(trx),
      takeCodesInTrx(trx, platform, first),
    ]);
    const fresh = first.filter((signal) => !known.has(signal.id));
    const decided = decideAll(fresh, { permits, duplicates, rules, codes });
    await storeAll(trx, platform, decided);
    return { known, decided: new Map(decided.map((one) => [one.signal.id, one])) };
  });
  const seen = new Set<string>();
  return signals.map((signal) => {
    const repeated = answers.known.has(signal.id) || seen.has(signal.id);
    seen.add(signal.id);
    return answerOf(signal, answers.known.get(signal.id), answers.decided.get(signal.id), repeated);
  });
}

/** What was looked up for the batch; permits, duplicates and codes by id of the signal. */
interface LookedUp {
  permits: ReadonlyMap<string, Permit>;
  duplicates: ReadonlyMap<string, Duplicate>;
  rules: ReadonlyMap<string, FilingRule>;
  codes: ReadonlyMap<string, string>;
}

function decideAll(signals: readonly Signal[], { permits, duplicates, rules, codes }: LookedUp): Decided[] {
  const decided: Decided[] = [];
  const opened: { signal: Signal; incidentId: string; waiting: boolean }[] = [];
  for (const signal of signals) {
    const permit = permits.get(signal.id);
    const duplicate = duplicates.get(signal.id) ?? nearestInBatch(signal, opened);
    const filingRule = rules.get(`${signal.source}/${signal.eventType}`) ?? rules.get(`${signal.source}/`);
    const code = codes.get(signal.id);
    const decision = decideSignal(signal, {
      ...(permit ? { permit } : {}),
      ...(duplicate ? { duplicate } : {}),
      ...(filingRule ? { filingRule } : {}),
      receivedToday: Number(code?.slice(CODE_PREFIX) ?? 0),
    });
    if (decision.outcome === 'suppressed') decided.push({ signal, decision });
    else if (decision.outcome === 'merged') decided.push({ signal, decision, incidentId: decision.into });
    else {
      const incidentId = randomUUID();
      opened.push({ signal, incidentId, waiting: decision.outcome === 'open' });
      decided.push({ signal, decision, incidentId, ...(code ? { code } : {}) });
    }
  }
  return decided;
}

async function storeAll(trx: Trx, platform: Platform, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return;
  const now = platform.clock.now();
  const incidents: NewIncident[] = [];
  const actions: NewAction[] = [];
  const filed: string[] = [];
  for (const one of decided) {
    if (one.decision.outcome !== 'open' && one.decision.outcome !== 'filed') continue;
    const opened = openIncident(one, one.decision, now);
    incidents.push(opened.incident);
    actions.push(...opened.actions);
    if (one.decision.outcome === 'filed') filed.push(opened.incident.id);
  }
  const merged = decided.flatMap(({ signal, decision }) =>
    decision.outcome === 'merged' ? [{ signal, incidentId: decision.into, ...decision }] : [],
  );
  await Promise.all([
    insertIncidentsInTrx(trx, incidents),
    insertActionsInTrx(trx, actions),
    insertSignalsInTrx(
      trx,
      decided.map(({ signal, decision, incidentId }) => ({ signal, decision, incidentId, receivedAt: now })),
    ),
    insertPicturesInTrx(
      trx,
      decided.flatMap(({ signal, incidentId }) =>
        signal.pictures.map((picture) => ({ picture, signalId: signal.id, incidentId, at: now })),
      ),
    ),
    countReceivedInTrx(trx, decided.length, now, platform.config.timeZone),
    appendAuditEntriesInTrx(
      trx,
      decided.map(({ signal, decision, incidentId }) => ({
        at: now,
        actor: `${signal.reporter.kind}:${signal.reporter.id}`,
        action: `signal.${decision.outcome}`,
        subject: `signal:${signal.id}`,
        facts: { incident: incidentId ?? null, body: signal.bodySha256 ?? null },
      })),
    ),
    filed.length > 0 ? platform.events.publishInTrx(trx, incidentsFiled, { incidentIds: filed }) : undefined,
  ]);
  await attachSignalsInTrx(
    trx,
    merged.map(({ signal, incidentId, reason }) => ({
      incidentId,
      signalId: signal.id,
      reason,
      reporter: signal.reporter,
      at: now,
    })),
  );
  await fileCorroboratedInTrx(
    trx,
    platform,
    merged.filter((one) => one.files),
  );
}

type Opening = Extract<SignalDecision, { outcome: 'open' | 'filed' }>;

function openIncident(one: Decided, decision: Opening, now: Date): { incident: NewIncident; actions: NewAction[] } {
  const { signal } = one;
  const id = one.incidentId ?? '';
  const filed = decision.outcome === 'filed';
  const system = { actorKind: autoFiling.kind, actorId: autoFiling.id, actorName: autoFiling.name };
  const reporter = { actorKind: signal.reporter.kind, actorId: signal.reporter.id, actorName: signal.reporter.name };
  const doubt = 'reason' in decision ? decision.reason : undefined;
  const steps: Pick<NewAction, 'action' | 'status' | 'actorKind' | 'actorId' | 'actorName' | 'facts'>[] = [
    { action: 'report', status: 'reported', ...reporter },
    { action: 'verify', status: 'verifying', ...system, ...(doubt ? { facts: { reason: doubt } } : {}) },
  ];
  if (filed)
    steps.push({ action: 'accept', status: 'accepted', ...system }, { action: 'file', status: 'filed', ...system });
  const actions = steps.map((step, index) => ({
    ...step,
    incidentId: id,
    seq: index + 1,
    commandId: signal.id,
    at: now,
  }));
  const incident: NewIncident = {
    id,
    code: one.code ?? '',
    status: decision.status,
    signal,
    suspected: decision.suspected,
    reportedAt: now,
    dueAt: filed ? signal.dueAt : undefined,
    lastSeq: actions.length,
    t2: filed ? now : undefined,
    t3: filed ? now : undefined,
  };
  return { incident, actions };
}

function answerOf(
  signal: Signal,
  known: RecordedSignal | undefined,
  one: Decided | undefined,
  repeated: boolean,
): IntakeAnswer {
  if (known) {
    return {
      signalId: signal.id,
      outcome: known.outcome,
      ...(known.incidentId ? { incidentId: known.incidentId } : {}),
      ...(known.code ? { incidentCode: known.code } : {}),
      ...(known.reason ? { reason: known.reason } : {}),
      repeated: true,
      first: { signature: known.signature, bodySha256: known.bodySha256 },
    };
  }
  if (!one) throw new Error('a signal was neither known nor decided');
  return {
    signalId: signal.id,
    outcome: one.decision.outcome,
    ...(one.incidentId ? { incidentId: one.incidentId } : {}),
    ...(one.code ? { incidentCode: one.code } : {}),
    ...('reason' in one.decision ? { reason: one.decision.reason } : {}),
    repeated,
    ...(repeated
      ? { first: { signature: one.signal.signature ?? null, bodySha256: one.signal.bodySha256 ?? null } }
      : {}),
  };
}
