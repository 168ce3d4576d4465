import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';

const preload = join(import.meta.dirname, 'stop-with-parent.mjs');
const started: ChildProcess[] = [];
const pids: number[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const pid of pids.splice(0).filter(isAlive)) process.kill(pid, 'SIGKILL');
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A parent whose child would run for ever; gives the child's pid. */
async function startFamily(env: Record<string, string>): Promise<{ parent: ChildProcess; childPid: number }> {
  const code = `
    const { spawn } = require('node:child_process');
    const forever = ['--import', ${JSON.stringify(preload)}, '-e', 'setInterval(() => {}, 1000)'];
    const child = spawn(process.execPath, forever, { stdio: 'ignore', detached: true });
    setTimeout(() => console.log(child.pid), 500);`;
  const parent = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'], env });
  started.push(parent);
  const [line] = await once(createInterface(parent.stdout), 'line');
  const childPid = Number(line);
  pids.push(childPid);
  return { parent, childPid };
}

test('a server whose starter is killed ends by itself', async () => {
  const { parent, childPid } = await startFamily({ SHANCHENG_STOP_WITH_PARENT: '1' });
  expect(isAlive(childPid)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(childPid), { timeout: 5000 }).toBe(false);
});

test('without being asked to, it lives on', async () => {
  const { parent, childPid } = await startFamily({});
  parent.kill('SIGKILL');
  await sleep(800);
  expect(isAlive(childPid)).toBe(true);
});

test('the shell between npm and its script does not hide that npm was killed', async () => {
  const code = `
    const { spawn } = require('node:child_process');
    const forever = [process.execPath, '--import', ${JSON.stringify(preload)}, '-e', '"setInterval(() => {}, 1000)"'];
    const script = forever.join(' ') + ' & echo $!; wait';
    spawn('sh', ['-c', script], { stdio: ['ignore', 'inherit', 'inherit'] });
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SHANCHENG_STOP_WITH_PARENT: '1' },
  });
  started.push(parent);
  const [line] = await once(createInterface(parent.stdout), 'line');
  pids.push(Number(line));
  await sleep(600);
  expect(isAlive(Number(line))).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(Number(line)), { timeout: 5000 }).toBe(false);
});
