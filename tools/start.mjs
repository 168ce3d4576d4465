import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureMachine } from './machine.mjs';
import { ensureNpmPackages, pinnedNode, root } from './npm-packages.mjs';
import { stopWithParent } from './stop-with-parent.mjs';
import { buildWebApps } from './web-apps.mjs';

// npm start: makes a bare machine ready, then runs the whole platform on the pinned Node. `--watch` restarts on change.

ensureNpmPackages();
ensureMachine(process.env.DATABASE_URL ? ['ffmpeg'] : ['postgis', 'ffmpeg']);
await buildWebApps();

const watch = process.argv.includes('--watch') ? ['--watch', '--watch-preserve-output'] : [];
const server = spawn(
  pinnedNode(),
  [...watch, '--import', join(root, 'tools', 'stop-with-parent.mjs'), join(root, 'server/src/start/all.ts')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SHANCHENG_STOP_WITH_PARENT: '1' } },
);
server.once('error', (error) => {
  console.error(`The platform does not start: ${error.message}`);
  process.exit(1);
});
server.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

process.on('SIGTERM', () => server.kill('SIGTERM'));
// Ctrl-C in a terminal reaches the server by itself; elsewhere it has to be passed on.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) server.kill('SIGINT');
});
// Only under npm: a start of its own may well be meant to outlive the shell that started it.
if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
