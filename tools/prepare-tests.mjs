import { ensureMachine } from './machine.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';

// Installs all that npm run check and npm test need, and nothing when it is there already.
ensureNpmPackages();
ensureMachine(['postgis', 'ffmpeg', 'gdal', 'chromium', 'chineseFont']);
