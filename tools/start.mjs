import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureMachine } from './machine.mjs';
import { ensureNpmPackages, pinnedNode, root } from './npm-packages.mjs';
import { stopWithParent } from './stop-with-parent.mjs';
import { buildWebApps } from './web-apps.mjs';

// npm start: makes a bare machine ready, then runs the whole platform on the pinned Node. `--watch` restarts on change.

ensureNpmPackages();
ensureMachine(process.env.DATABASE_URL ? ['ffmpeg', 'gdal'] : ['postgis', 'ffmpeg', 'gdal']);
await buildWebApps().catch((error) => {
  console.error(error.message);
  process.exit(1);
});

const watch = process.argv.includes('--watch') ? ['--watch', '--watch-preserve-output'] : [];
// In a session of its own: Ctrl-C, npm and a process group would otherwise each signal it, and the second signal means
// “at once”. It still ends with us, see stop-with-parent.mjs.
const server = spawn(
  pinnedNode(),
  [...watch, '--import', join(root, 'tools', 'stop-with-parent.mjs'), join(root, 'server/src/start/all.ts')],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, SHANCHENG_STOP_WITH_PARENT: '1' },
  },
);
server.once('error', (error) => {
  console.error(`The platform does not start: ${error.message}`);
  process.exit(1);
});
server.once('exit', (code) => process.exit(code ?? 1));

const echoMs = 1000;
let lastSignal = Number.NEGATIVE_INFINITY;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (performance.now() - lastSignal < echoMs) return;
    lastSignal = performance.now();
    server.kill('SIGTERM');
  });
// Only under npm: a start of its own may well be meant to outlive the shell that started it.
if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
