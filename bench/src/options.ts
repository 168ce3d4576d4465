import { parseArgs } from 'node:util';

export interface Options {
  name: string;
  /** File for the result; it is printed in any case. */
  json: string | undefined;
  /** Length of each run; the bench’s own when absent. */
  seconds: number | undefined;
  /** Only this rate. */
  rate: number | undefined;
  clients: number | undefined;
  kills: number | undefined;
  incidents: number | undefined;
  polygons: number | undefined;
  /** Folder for a CPU profile of the server. */
  profileDir: string | undefined;
}

/** Reads the command line; a number that is none throws an Error naming the option. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{
        json: text,
        seconds: text,
        rate: text,
        clients: text,
        kills: text,
        incidents: text,
        polygons: text,
        profile: text,
      },
    },
  });
  const number = (option: 'seconds' | 'rate' | 'clients' | 'kills' | 'incidents' | 'polygons'): number | undefined => {
    const value = values[option];
    if (value === undefined) return undefined;
    if (!/^[1-9][0-9]*$/.test(value)) throw new Error(`--${option} must be a whole number above 0, got “${value}”`);
    return Number(value);
  };
  return {
    name: positionals[0] ?? '',
    json: values.json,
    seconds: number('seconds'),
    rate: number('rate'),
    clients: number('clients'),
    kills: number('kills'),
    incidents: number('incidents'),
    polygons: number('polygons'),
    profileDir: values.profile,
  };
}
