import type { Platform } from '../../../platform/platform.ts';
import { isTriedAgain } from './blueprint-progress.ts';
import { computeBlueprint } from './compute-blueprint.ts';

/** One attempt. What fails is tried again a few times, then it is “failed”: nothing stays “running” for ever. */
export async function runBlueprint(platform: Platform, blueprintId: string): Promise<void> {
  try {
    await computeBlueprint(platform, blueprintId);
  } catch (error) {
    platform.log.error('Plans:BlueprintFailed', { blueprintId, error: String(error) });
    if (await isTriedAgain(platform.db, blueprintId, 'an error ended it', platform.clock.now())) throw error;
  }
}
