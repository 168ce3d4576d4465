import { randomBytes } from 'node:crypto';

/** Crockford’s: none that are taken for one another; 32 of them, so each byte gives one fairly. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_LENGTH = 12;
const CODE = /^(JB\d{4}-\d{6,9})-([0-9A-Z]{12})$/;

/** 60 bits of chance: with the limit of tries an hour nobody guesses one. */
export function newSecret(): string {
  return Array.from(randomBytes(SECRET_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

export const trackingCodeOf = (number: string, secret: string): string => `${number}-${secret}`;

/** The number and the secret of a code as people type it: small letters, spaces, O for 0, I or L for 1. */
export function readTrackingCode(typed: string): { number: string; secret: string } | undefined {
  const [, number, ending] = CODE.exec(typed.toUpperCase().replaceAll(/\s/g, '')) ?? [];
  if (number === undefined || ending === undefined) return undefined;
  return { number, secret: ending.replaceAll('O', '0').replaceAll(/[IL]/g, '1') };
}
