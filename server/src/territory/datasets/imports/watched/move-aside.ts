import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Aside } from './watched-file.ts';

/**
 * Moves a file into `done` or `refused` beside it, with the reason in a text of the same name. Nothing there is ever
 * overwritten: a name that is taken gets a number. @returns the new path
 */
export async function moveAside(folder: string, name: string, aside: Aside, reason: string): Promise<string> {
  const target = join(folder, aside);
  await mkdir(target, { recursive: true });
  const { name: stem, ext } = parse(name);
  for (let n = 1; ; n++) {
    const path = join(target, n === 1 ? name : `${stem} (${n})${ext}`);
    // The text comes first: whoever wrote it owns the name.
    if (!(await writeNew(`${path}.txt`, reason))) continue;
    try {
      if (await exists(path)) await rm(`${path}.txt`);
      else {
        await rename(join(folder, name), path);
        return path;
      }
    } catch (error) {
      await rm(`${path}.txt`, { force: true });
      throw error;
    }
  }
}

async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;
