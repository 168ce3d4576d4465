import type { Coordination } from '@shancheng/contracts';
import type { Database } from '../../../platform/db/index.ts';
import type { Asker } from '../dataset-versions.ts';
import type { KeptData } from '../kept-data.ts';

/** Who asks what of which day; the same for all four views. */
export interface CoordinationFrame extends KeptData {
  db: Database;
  actor: Asker;
  asOf: string;
  now: Date;
}

export type CoordinationView = Pick<Coordination, 'figures' | 'lists'>;
