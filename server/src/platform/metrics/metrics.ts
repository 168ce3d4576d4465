import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Label values are unions or finite sets, so that no person, id or free text ever becomes a label. */
interface Observed<Labels> {
  observe(labels: Labels, value: number): void;
}
interface Counted<Labels> {
  inc(labels: Labels, value?: number): void;
}
interface Measured<Labels> {
  set(labels: Labels, value: number): void;
}
interface MeasuredOne {
  set(value: number): void;
  inc(value?: number): void;
  dec(value?: number): void;
}

/** The stages of the five-second chain, each measured from the capture of the frame. */
export type ChainStage = 'detected' | 'verified' | 'filed' | 'dispatched' | 'acknowledged';
/** The terms of the conservation ledger: in = filed + merged + suppressed + rejected + open. */
export type LedgerTerm = 'in' | 'filed' | 'merged' | 'suppressed' | 'rejected' | 'open';

export interface Metrics {
  /** `route` is the pattern (`/api/v1/incidents/:id`), never the address asked for. */
  readonly httpRequestSeconds: Observed<{ method: string; route: string; status: `${1 | 2 | 3 | 4 | 5}xx` }>;
  readonly chainSeconds: Observed<{ stage: ChainStage }>;
  readonly pushClients: MeasuredOne;
  readonly pushMessages: Counted<{ outcome: 'sent' | 'resent' | 'dropped' }>;
  readonly ledger: Measured<{ term: LedgerTerm }>;
  /** 1 while the ledger balances, else 0. */
  readonly ledgerBalanced: MeasuredOne;
  /** `task` is the name of a job that the program registered. */
  readonly jobs: Counted<{ task: string; outcome: 'done' | 'failed' | 'given-up' }>;
  readonly jobSeconds: Observed<{ task: string }>;
  /** Audit entries stored but not yet chained. */
  readonly auditUnsealed: MeasuredOne;
  /** The text Prometheus reads, and its content type. */
  render(): Promise<{ contentType: string; text: string }>;
}

const chainBuckets = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30, 120];
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own, so that several platforms can live in one test. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  return {
    httpRequestSeconds: new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: requestBuckets,
      registers,
    }),
    chainSeconds: new Histogram({
      name: 'chain_seconds',
      help: 'From the capture of the frame to each stage of its incident',
      labelNames: ['stage'] as const,
      buckets: chainBuckets,
      registers,
    }),
    pushClients: gauge('push_clients', 'Phones and screens connected'),
    pushMessages: new Counter({
      name: 'push_messages_total',
      help: 'Messages pushed to phones and screens',
      labelNames: ['outcome'] as const,
      registers,
    }),
    ledger: new Gauge({
      name: 'ledger_signals',
      help: 'Signals by where they ended',
      labelNames: ['term'] as const,
      registers,
    }),
    ledgerBalanced: gauge('ledger_balanced', '1 while in = filed + merged + suppressed + rejected + open'),
    jobs: new Counter({ name: 'jobs_total', help: 'Jobs run', labelNames: ['task', 'outcome'] as const, registers }),
    jobSeconds: new Histogram({
      name: 'job_seconds',
      help: 'Time a job took',
      labelNames: ['task'] as const,
      buckets: requestBuckets,
      registers,
    }),
    auditUnsealed: gauge('audit_unsealed_entries', 'Audit entries stored but not yet chained'),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
