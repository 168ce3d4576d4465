import type { LonLat } from '@shancheng/contracts/common';
import type { NewViolationReport } from '@shancheng/contracts/complaint';
import { newId } from '../../shared/new-id.ts';

/** What can be reported; the Chinese word is what the authority reads, whatever language the page was in. */
export const CATEGORIES = {
  fire: '消防安全',
  food: '食品安全',
  'internet-cafe': '网吧与文化场所',
  hygiene: '公共场所卫生',
  appearance: '市容环境',
  building: '违法建设',
  licence: '无证无照经营',
  other: '其他',
} as const;
export type Category = keyof typeof CATEGORIES;

export interface ReportDraft {
  /** Chosen once: sent twice, it is still one report. */
  id: string;
  step: number;
  category: string;
  text: string;
  place: string;
  location: LonLat | null;
  contact: string;
}

export const LAST_STEP = 3;
export const LONGEST = { text: 2_000, place: 200, contact: 100 };

export function emptyReport(): ReportDraft {
  return { id: newId(), step: 1, category: '', text: '', place: '', location: null, contact: '' };
}

export function isCategory(value: string): value is Category {
  return Object.hasOwn(CATEGORIES, value);
}

export type MissingField = 'category' | 'text' | 'place';

/** What is still missing on a step; empty when one may go on. */
export function missingOn(draft: ReportDraft, step: number): MissingField[] {
  const missing: MissingField[] = [];
  if (step === 1 && !isCategory(draft.category)) missing.push('category');
  if (step === 1 && !draft.text.trim()) missing.push('text');
  if (step === 2 && !draft.place.trim()) missing.push('place');
  return missing;
}

/** What is sent; undefined while something is missing. */
export function reportOf(draft: ReportDraft): NewViolationReport | undefined {
  if (!isCategory(draft.category) || missingOn(draft, 1).length > 0 || missingOn(draft, 2).length > 0) return undefined;
  return {
    id: draft.id,
    category: CATEGORIES[draft.category],
    text: draft.text.trim(),
    place: draft.place.trim(),
    ...(draft.location ? { location: draft.location } : {}),
    ...(draft.contact.trim() ? { contact: draft.contact.trim() } : {}),
  };
}
