import { defineEvent } from '../../platform/events/index.ts';

/** What a second look showed; of = 0 frames never happens. */
export const cameraRelooked = defineEvent<{
  incidentId: string;
  cameraId: string;
  cameraName: string;
  capturedAt: string;
  hits: number;
  of: number;
  picture?: { sha256: string; sm3: string; bytes: number };
  relookId: string;
}>('camera.relooked');
