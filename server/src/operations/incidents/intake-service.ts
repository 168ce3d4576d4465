import { dueAt, getCalendar, listEventTypes } from '../../base/catalogue/index.ts';
import { createPlaceIndex, type PlaceIndex } from '../../base/directory/index.ts';
import { type Batches, createBatches } from '../../platform/db/index.ts';
import { unavailable } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { type IntakeAnswer, recordSignals } from './record-signals.ts';
import type { Signal } from './signal.ts';

/** What the door has to know of every signal, kept in memory. */
export interface Knowledge {
  places: PlaceIndex;
  /** When a case of this type filed then has to be closed; undefined for an unknown type. */
  dueAtOf: (eventType: string, from: Date) => Date | undefined;
}

export interface IntakeService {
  intake: Batches<Signal, IntakeAnswer>;
  /** Read again once a minute, so that an import or a changed limit takes effect without a restart. */
  knowledge: () => Promise<Knowledge>;
}

const KNOWLEDGE_MS = 60_000;
const services = new WeakMap<Platform, IntakeService>();

/** The one intake of this platform: every door of the process feeds the same batches. */
export function intakeOf(platform: Platform): IntakeService {
  let service = services.get(platform);
  if (!service) {
    service = {
      intake: createIntake(platform),
      knowledge: keepKnowledge(platform),
    };
    services.set(platform, service);
  }
  return service;
}

/** One batch of signals a transaction; see record-signals.ts. */
function createIntake(platform: Platform): Batches<Signal, IntakeAnswer> {
  return createBatches<Signal, IntakeAnswer>({
    atOnce: 200,
    atMostWaiting: 5_000,
    full: () =>
      unavailable('intake.full', '接收队列已满，请稍后重发', 'Intake is full, send again', { retryAfterSeconds: 1 }),
    run: async (signals) => {
      const answers = await recordSignals(platform, signals);
      platform.hints.emit(
        'incidents',
        answers.flatMap((answer) => (answer.incidentId ? [answer.incidentId] : [])),
      );
      return answers;
    },
  });
}

function keepKnowledge(platform: Platform): () => Promise<Knowledge> {
  let current: Promise<Knowledge> | undefined;
  let until = 0;
  return () => {
    const now = platform.clock.now().getTime();
    if (current && now < until) return current;
    until = now + KNOWLEDGE_MS;
    const next = loadKnowledge(platform);
    // While the fresh copy loads the old one answers; if loading fails it goes on answering.
    if (current) {
      const old = current;
      void next.then(
        () => {
          current = next;
        },
        () => {
          current = old;
        },
      );
      return old;
    }
    current = next;
    next.catch(() => {
      current = undefined;
    });
    return next;
  };
}

async function loadKnowledge(platform: Platform): Promise<Knowledge> {
  const [places, eventTypes, calendar] = await Promise.all([
    createPlaceIndex(platform.db, platform.clock),
    listEventTypes(platform.db),
    getCalendar(platform.db),
  ]);
  const limits = new Map(eventTypes.map((eventType) => [eventType.code, eventType]));
  return {
    places,
    dueAtOf: (eventType, from) => {
      const limit = limits.get(eventType);
      return limit && dueAt(limit, from, calendar);
    },
  };
}
