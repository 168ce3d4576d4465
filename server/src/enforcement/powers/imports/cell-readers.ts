import { isUscc, type LocalDay } from '@shancheng/law';

/** What a cell says, or why it says nothing: the code of the problem. */
export type Read<T> = { value: T } | { problem: CellProblem };
export type CellProblem =
  | 'missing'
  | 'too-long'
  | 'not-a-day'
  | 'not-in-list'
  | 'wrong-check-letter'
  | 'not-a-number'
  | 'out-of-range'
  | 'not-a-position';

export type CellReader<T> = (text: string) => Read<T>;

/** One line of words. */
export function words(most: number): CellReader<string> {
  return (text) => (text.length > most ? { problem: 'too-long' } : { value: text });
}

/** Absent instead of refused when the cell is empty. */
export function optional<T>(read: CellReader<T>): CellReader<T | null> {
  return (text) => (text === '' ? { value: null } : read(text));
}

/** `2026-11-24`, `2026/11/24` or `2026年11月24日`. */
export const day: CellReader<LocalDay> = (text) => {
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const written = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  const time = Date.parse(written);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
  return exists ? { value: written } : { problem: 'not-a-day' };
};

export const uscc: CellReader<string> = (text) => {
  const code = text.toUpperCase();
  return isUscc(code) ? { value: code } : { problem: 'wrong-check-letter' };
};

/** One of the listed words, Chinese or the code itself. */
export function choice<T extends string>(names: Readonly<Record<string, T>>): CellReader<T> {
  const codes = new Map<string, T>(Object.values(names).map((code) => [code, code]));
  return (text) => {
    const value = names[text] ?? codes.get(text);
    return value === undefined ? { problem: 'not-in-list' } : { value };
  };
}

/** Several of them, separated by 、 ， ; or spaces. */
export function list<T>(read: CellReader<T>): CellReader<T[]> {
  return (text) => {
    const values: T[] = [];
    for (const part of text.split(/[、，,;；\s]+/).filter(Boolean)) {
      const one = read(part);
      if ('problem' in one) return one;
      values.push(one.value);
    }
    return { value: values };
  };
}

export function number(least: number, most: number): CellReader<number> {
  return (text) => {
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) return { problem: 'not-a-number' };
    return value < least || value > most ? { problem: 'out-of-range' } : { value };
  };
}

/** Yuan with at most two places, as fen. */
export const yuan: CellReader<number> = (text) => {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) return { problem: 'not-a-number' };
  return { value: Math.round(Number(text) * 100) };
};
