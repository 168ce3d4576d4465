import { readdir, readFile } from 'node:fs/promises';
import { EnforcementFunctions, InspectionTheme } from '@shancheng/contracts';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

const DATA = new URL('../../../../data/enforcement/', import.meta.url);

/** The themes of the joint check: one file each, so that adding one is adding data. Throws with file and path. */
export async function readThemes(folder = new URL('themes/', DATA)): Promise<InspectionTheme[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readChecked(new URL(name, folder), InspectionTheme)));
}

/** The N functions, with where they are used. */
export function readFunctions(): Promise<EnforcementFunctions> {
  return readChecked(new URL('functions.json', DATA), EnforcementFunctions);
}

let kept: Promise<ReadonlyMap<string, InspectionTheme>> | undefined;

/** The themes by id; the files are read once. */
export function getThemes(): Promise<ReadonlyMap<string, InspectionTheme>> {
  kept ??= readThemes().then((themes) => new Map(themes.map((theme) => [theme.id, theme])));
  return kept;
}

async function readChecked<S extends TSchema>(file: URL, schema: S): Promise<Static<S>> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  const [first] = Value.Errors(schema, value);
  if (first) throw new Error(`${file.pathname.split('/').at(-1)}${first.instancePath}: ${first.message}`);
  return Value.Parse(schema, value);
}
