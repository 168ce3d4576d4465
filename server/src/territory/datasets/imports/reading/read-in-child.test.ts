import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInChild } from './read-in-child.ts';
import type { ReadingTask } from './reading-messages.ts';

const PROGRAM = fileURLToPath(new URL('./reading-child.ts', import.meta.url));
let folder: string;
let task: ReadingTask;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shancheng-reader-'));
  const path = join(folder, 'points.csv');
  const rows = Array.from({ length: 20_000 }, (_, n) => `${n},POINT (${106.5 + n * 1e-6} 29.56)`);
  writeFileSync(path, ['key,wkt', ...rows].join('\n'));
  task = { path, gdalFolder: '', district: { box: [106, 29, 107, 30] }, fields: {}, mostFeatures: 100_000 };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Process ids of the readers this process has started. */
function readers(): number[] {
  const mine = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return mine.filter((pid) => isReader(pid)).map(Number);
}

function isReader(pid: string): boolean {
  try {
    const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
    return parent === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(PROGRAM);
  } catch {
    return false; // gone meanwhile
  }
}

describe('the process that reads a file', () => {
  test('hands over every row in order, a few batches ahead, and is gone afterwards', async () => {
    const counts: number[] = [];
    let underWay = 0;
    let most = 0;
    await readInChild(task, {
      onRecognised: async ({ format }) => expect(format).toBe('CSV'),
      onBatch: async ({ count }) => {
        most = Math.max(most, ++underWay);
        await delay(5);
        underWay -= 1;
        counts.push(count);
      },
    });
    expect(counts).toEqual(Array.from({ length: 20 }, (_, n) => (n + 1) * 1_000));
    expect(most).toBeLessThanOrEqual(3);
    expect(readers()).toEqual([]);
  });

  test('that dies on the way fails that reading and nothing else', async () => {
    const killed = readInChild(task, {
      onRecognised: async () => {
        for (const pid of readers()) process.kill(pid, 'SIGSEGV');
      },
      onBatch: async () => {},
    });
    await expect(killed).rejects.toThrow(/the reader died \(SIGSEGV\)/);
    const counts: number[] = [];
    await readInChild(task, { onRecognised: async () => {}, onBatch: async ({ count }) => void counts.push(count) });
    expect(Math.max(...counts)).toBe(20_000);
  });

  test('is stopped when what it read cannot be written', async () => {
    const full = new Error('the disk is full');
    const reading = readInChild(task, { onRecognised: async () => {}, onBatch: () => Promise.reject(full) });
    await expect(reading).rejects.toBe(full);
    expect(readers()).toEqual([]);
  });

  test('ends by itself when the server is gone, and not by a signal that reaches all at a terminal', async () => {
    const child = fork(PROGRAM, [], { env: {}, execArgv: [], serialization: 'advanced' });
    child.send({ kind: 'read', task });
    await once(child, 'message');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    await delay(300);
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
