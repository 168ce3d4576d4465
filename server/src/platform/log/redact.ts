/** Keys whose values never reach a log: secrets, and whatever names or reaches a person (个人信息保护法 §28, §51). */
const secretKeys = new Set(
  [
    ['cookie', 'setCookie', 'authorization', 'password', 'passwordHash', 'newPassword', 'secret', 'token', 'apiKey'],
    ['csrf', 'csrfToken', 'sessionId', 'signature', 'privateKey', 'connectionString', 'databaseUrl'],
    ['name', 'fullName', 'personName', 'displayName', 'username', 'userName', 'accountName', 'reporter', 'contact'],
    ['phone', 'phoneNumber', 'mobile', 'telephone', 'idCard', 'idNumber', 'email', 'address'],
  ]
    .flat()
    .map(normalise),
);

const blackedOut = '[redacted]';
const chineseMobile = /(?<![0-9])1[3-9][0-9]{9}(?![0-9])/g;
const identityShaped = /(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![0-9])/g;
const passwordInUrl = /(\/\/[^/\s:@]*:)[^/\s@]+@/g;
const deepest = 6;

/** A copy fit for JSON: secrets blacked out, errors unfolded, bytes and big structures shortened. */
export function redact(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactRecord(facts, 0);
}

function redactRecord(record: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      secretKeys.has(normalise(key)) && value !== undefined && value !== null ? blackedOut : redactValue(value, depth),
    ]),
  );
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (depth >= deepest) return '[deeper]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redactValue(item, depth + 1));
  return redactRecord(Object.fromEntries(Object.entries(value)), depth + 1);
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    text: redactText(error.message),
    ...('code' in error ? { code: error.code } : {}),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack.split('\n').slice(1, 9).join('\n')) }),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1) }),
  };
}

function redactText(text: string): string {
  return text
    .replaceAll(identityShaped, (digits) => (isIdentityNumber(digits) ? blackedOut : digits))
    .replaceAll(chineseMobile, blackedOut)
    .replaceAll(passwordInUrl, `$1${blackedOut}@`);
}

function normalise(key: string): string {
  return key.toLowerCase().replaceAll(/[-_]/g, '');
}

/** GB 11643 check digit (ISO 7064 MOD 11-2): case codes also begin with a division and a date, and should stay. */
function isIdentityNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 17)].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  return '10X98765432'[sum % 11] === digits.slice(-1).toUpperCase();
}
