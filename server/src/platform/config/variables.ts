/** Readers of single environment variables. Empty counts as unset; a wrong value is never guessed at. */

export type Environment = Readonly<Record<string, string | undefined>>;

export function readOptional(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

export function readInteger(
  env: Environment,
  name: string,
  range: { fallback: number; minimum: number; maximum: number },
): number {
  const text = readOptional(env, name);
  if (text === undefined) return range.fallback;
  const value = /^-?[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.minimum && value <= range.maximum) return value;
  throw wrong(name, text, `a whole number from ${range.minimum} to ${range.maximum}`);
}

export function readBoolean(env: Environment, name: string, fallback: boolean): boolean {
  const text = readOptional(env, name);
  if (text === undefined) return fallback;
  if (['true', '1', 'yes', 'on'].includes(text.toLowerCase())) return true;
  if (['false', '0', 'no', 'off'].includes(text.toLowerCase())) return false;
  throw wrong(name, text, 'true or false');
}

export function readChoice<T extends string>(env: Environment, name: string, choices: readonly T[], fallback: T): T {
  const text = readOptional(env, name);
  if (text === undefined) return fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw wrong(name, text, `one of ${choices.join(', ')}`);
  return choice;
}

export function readPattern(env: Environment, name: string, pattern: RegExp, wanted: string): string | undefined {
  const text = readOptional(env, name);
  if (text === undefined || pattern.test(text)) return text;
  // The value may hold a password (DATABASE_URL), so it is not repeated.
  throw new Error(`${name} must be ${wanted}`);
}

/** Scheme, host and port only: `https://city.example` or `http://127.0.0.1:8080`. */
export function readOrigin(env: Environment, name: string, fallback: string): string {
  const text = readOptional(env, name);
  if (text === undefined) return fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '';
  if (!isOrigin) throw wrong(name, text, 'an origin such as https://city.example, without a path');
  return url.origin;
}

export function readTimeZone(env: Environment, name: string, fallback: string): string {
  const text = readOptional(env, name) ?? fallback;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new Error(`${name} is "${text}" but must be an IANA time zone such as Asia/Shanghai`, { cause });
  }
}

function wrong(name: string, text: string, wanted: string): Error {
  return new Error(`${name} is "${text}" but must be ${wanted}`);
}
