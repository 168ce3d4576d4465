import type { Platform } from '../../../platform/platform.ts';
import { getSummary } from './analysis-store.ts';

/** Tells the screens of the person who asked; one that misses it reads the list again. */
export async function announceAnalysis({ db, push }: Platform, id: string): Promise<void> {
  const found = await getSummary(db, id);
  if (found) push.broadcast('analysis.changed', (actor) => (actor.id === found.askedBy ? found.summary : undefined));
}
