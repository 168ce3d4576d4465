import { createHash } from 'node:crypto';

/** Values that survive JSON unchanged. */
export type AuditFact = string | number | boolean | null | readonly AuditFact[] | { readonly [key: string]: AuditFact };

/** One decision. Only ids: who is behind them stays in the directory. */
export interface AuditEntry {
  readonly at: Date;
  /** Account or device id, or `system:dispatch` and the like. */
  readonly actor: string;
  /** What was done, named like its permission: `incident.close`. */
  readonly action: string;
  /** What it was done to: `incident:5001032026…`. */
  readonly subject: string;
  readonly facts: Readonly<Record<string, AuditFact>>;
}

/** An entry as it was stored: its number and its instant to the microsecond. */
export interface StoredAuditEntry extends Omit<AuditEntry, 'at'> {
  readonly seq: number;
  readonly atMicroseconds: number;
}

/** The hash before the first entry. */
export const firstHash = Buffer.alloc(32);

/** SM3(previous ‖ canonical JSON of the entry); SM3 is GB/T 32905. */
export function chainHash(previous: Uint8Array, entry: StoredAuditEntry): Buffer {
  const { seq, atMicroseconds, actor, action, subject, facts } = entry;
  const canonical = canonicalJson({ seq, atMicroseconds, actor, action, subject, facts });
  return createHash('sm3').update(previous).update(canonical).digest();
}

/** JSON with sorted keys and no spaces: the same value always gives the same text. */
export function canonicalJson(value: AuditFact): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; a stray one must not stop a decision. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
