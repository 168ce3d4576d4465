import { join } from 'node:path';
import type { Config } from '../../../platform/config/config.ts';

/** Where a file waits to be read; the folder is of this import alone and goes with it. */
export function importPath(config: Pick<Config, 'dataDir'>, importId: string): string {
  return join(config.dataDir, 'imports', importId, 'source');
}
