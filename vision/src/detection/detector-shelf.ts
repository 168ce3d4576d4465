import type { Clock } from '../clock.ts';
import { type Log, sentenceOf } from '../log.ts';
import { AnalysisTurns } from './analysis-turns.ts';
import { type Detector, loadDetector } from './detector.ts';

export type ShelfEntry =
  | { state: 'loading' }
  | { state: 'ready'; detector: Detector; turns: AnalysisTurns }
  | { state: 'unusable'; reason: string };

interface Shelved {
  entry: ShelfEntry;
  triedAt: number;
}

/** A missing model may be copied in while the worker runs. */
const TRY_AGAIN_MS = 30_000;

/** One detector per model name, shared by all cameras that use it. */
export class DetectorShelf {
  readonly #shelf = new Map<string, Shelved>();
  readonly #modelsDir: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #load: typeof loadDetector;

  constructor(modelsDir: string, clock: Clock, log: Log, load: typeof loadDetector = loadDetector) {
    this.#modelsDir = modelsDir;
    this.#clock = clock;
    this.#log = log;
    this.#load = load;
  }

  /** Never waits: starts loading when needed and says how far it is. */
  look(model: string): ShelfEntry {
    const shelved = this.#shelf.get(model);
    if (shelved && !this.#shouldTryAgain(shelved)) return shelved.entry;
    const fresh: Shelved = { entry: { state: 'loading' }, triedAt: this.#clock.now() };
    this.#shelf.set(model, fresh);
    this.#load(this.#modelsDir, model).then(
      (detector) => {
        fresh.entry = { state: 'ready', detector, turns: new AnalysisTurns() };
        this.#log.info('model.loaded', { model });
      },
      (error: unknown) => {
        fresh.entry = { state: 'unusable', reason: sentenceOf(error) };
        this.#log.error('model.unusable', { model, reason: sentenceOf(error) });
      },
    );
    // While it tries again, the cameras keep the reason of the last failure.
    if (shelved?.entry.state === 'unusable') fresh.entry = shelved.entry;
    return fresh.entry;
  }

  async close(): Promise<void> {
    const entries = [...this.#shelf.values()].map((shelved) => shelved.entry);
    await Promise.all(entries.map((entry) => (entry.state === 'ready' ? entry.detector.close() : undefined)));
  }

  #shouldTryAgain({ entry, triedAt }: Shelved): boolean {
    if (entry.state === 'ready') return !entry.detector.usable;
    return entry.state === 'unusable' && this.#clock.now() - triedAt > TRY_AGAIN_MS;
  }
}
