import { isCitizenId, isUscc, type LocalDay } from '@shancheng/law';

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
  | 'not-a-citizen-id'
  | 'not-a-provision'
  | 'auxiliary-staff'
  | 'formula'
  | 'cell-error'
  | 'wrong-encoding'
  | 'control-character'
  | 'more-cells-than-headings';

export type CellReader<T> = (text: string) => Read<T>;

/** One line of words. */
export function words(most: number): CellReader<string> {
  return (text) => (text.length > most ? { problem: 'too-long' } : { value: text.replaceAll(/\s+/g, ' ') });
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

/** A citizen’s number; it is compared by its digest and never kept or shown. */
export const citizenId: CellReader<string> = (text) => {
  const number = text.toUpperCase();
  return isCitizenId(number) ? { value: number } : { problem: 'not-a-citizen-id' };
};

/** A table of officers that lists helpers among them is told so, row by row: they may never act. */
export const officerOnly: CellReader<'officer'> = (text) => {
  if (['执法人员', 'officer'].includes(text)) return { value: 'officer' };
  return { problem: ['辅助人员', '协管员', 'auxiliary'].includes(text) ? 'auxiliary-staff' : 'not-in-list' };
};

/** Statute and 条/款/项/目, e.g. `fire-protection-law:60/1/3`. */
export const citation: CellReader<{ law: string; path: string }> = (text) => {
  const [, law, path] = /^([a-z0-9-]{1,60}):([1-9]\d{0,3}(?:\/[1-9]\d{0,2}){0,3})$/.exec(text) ?? [];
  return law === undefined || path === undefined ? { problem: 'not-a-provision' } : { value: { law, path } };
};

/** One of the listed words, Chinese or the code itself. */
export function choice<T extends string>(names: Readonly<Record<string, T>>): CellReader<T> {
  const codes = new Map<string, T>(Object.values(names).map((code) => [code, code]));
  return (text) => {
    const value = names[text] ?? codes.get(text);
    return value === undefined ? { problem: 'not-in-list' } : { value };
  };
}

const MOST_LISTED = 200;

/** Several of them, at least one, separated by 、 ， ; or spaces; said twice counts once. */
export function list<T>(read: CellReader<T>): CellReader<T[]> {
  return (text) => {
    const values: T[] = [];
    const parts = [...new Set(text.split(/[、，,;；\s]+/).filter(Boolean))];
    if (parts.length === 0) return { problem: 'missing' };
    if (parts.length > MOST_LISTED) return { problem: 'too-long' };
    for (const part of parts) {
      const one = read(part);
      if ('problem' in one) return one;
      values.push(one.value);
    }
    return { value: values };
  };
}

export function number(least: number, most: number): CellReader<number> {
  return (text) => {
    if (!/^-?\d{1,9}(\.\d{1,15})?$/.test(text)) return { problem: 'not-a-number' };
    const value = Number(text);
    return value < least || value > most ? { problem: 'out-of-range' } : { value };
  };
}

export function whole(least: number, most: number): CellReader<number> {
  const read = number(least, most);
  return (text) => (/^\d+$/.test(text) ? read(text) : { problem: 'not-a-number' });
}

/** Yuan with at most two places, as fen. */
export const yuan: CellReader<number> = (text) => {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) return { problem: 'not-a-number' };
  return { value: Math.round(Number(text) * 100) };
};
