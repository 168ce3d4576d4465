import type { InspectionKind, NewInspectionPlan } from '@shancheng/contracts/inspection-plan';
import type { InspectionTheme } from '@shancheng/contracts/inspection-theme';
import { dayAfter, daysBetween, isDay } from '../../shared/inspection/days.ts';

export type CreditClass = 'A' | 'B' | 'C' | 'D';
export const CREDIT_CLASSES: readonly CreditClass[] = ['A', 'B', 'C', 'D'];

/** What the form for a new plan holds; rates in per cent. */
export interface PlanForm {
  kind: InspectionKind;
  title: string;
  themeId: string | undefined;
  matters: readonly string[];
  subjectIds: readonly string[];
  pool: { subjectKinds: readonly string[]; divisionCode: string; rates: Record<CreditClass, number> };
  windowFrom: string;
  windowTo: string;
  ground: string;
  groundDocument: string;
}

const DEFAULT_DAYS = 14;
/** By credit class, domain.md §4.5: who keeps the rules is drawn rarely. */
const RATES: Record<CreditClass, number> = { A: 1, B: 3, C: 10, D: 100 };

export function emptyForm(kind: InspectionKind, today: string, themeId: string | undefined): PlanForm {
  return {
    ...{ kind, title: '', themeId, matters: [], subjectIds: [] },
    pool: { subjectKinds: [], divisionCode: '', rates: RATES },
    ...{ windowFrom: dayAfter(today, 1), windowTo: dayAfter(today, DEFAULT_DAYS), ground: '', groundDocument: '' },
  };
}

/** Special and case-driven checks do not count against the cap, so they say why, and by which document. */
export function needsGround(kind: InspectionKind): boolean {
  return kind === 'special' || kind === 'case-driven';
}

export type FormProblem = 'title' | 'what' | 'subjects' | 'pool' | 'rates' | 'window' | 'ground';
const LONGEST_DAYS = 366;
const MOST_SUBJECTS = 500;
const DIVISION = /^[0-9A-Z]{2,15}$/;

/** What is missing or wrong, in the order of the form. */
export function problemsOf(form: PlanForm, today: string): FormProblem[] {
  const { kind, pool } = form;
  const random = kind === 'double-random';
  const rates = Object.values(pool.rates);
  const wrong: [FormProblem, boolean][] = [
    ['title', form.title.trim() === ''],
    ['what', form.themeId === undefined && form.matters.length === 0],
    ['subjects', !random && (form.subjectIds.length === 0 || form.subjectIds.length > MOST_SUBJECTS)],
    ['pool', random && (pool.subjectKinds.length === 0 || !DIVISION.test(pool.divisionCode))],
    ['rates', random && (rates.some((rate) => !(rate >= 0 && rate <= 100)) || rates.every((rate) => rate === 0))],
    ['window', !isWindow(form, today)],
    ['ground', needsGround(kind) && (form.ground.trim() === '' || form.groundDocument.trim() === '')],
  ];
  return wrong.filter(([, is]) => is).map(([problem]) => problem);
}

function isWindow({ windowFrom, windowTo }: PlanForm, today: string): boolean {
  if (!isDay(windowFrom) || !isDay(windowTo)) return false;
  return windowTo >= windowFrom && windowTo >= today && daysBetween(windowFrom, windowTo) <= LONGEST_DAYS;
}

/** What is sent; call it only for a form without problems. */
export function newPlanOf(id: string, form: PlanForm): NewInspectionPlan {
  const { kind, pool, themeId } = form;
  const { A, B, C, D } = pool.rates;
  return {
    ...{ id, kind, title: form.title.trim(), windowFrom: form.windowFrom, windowTo: form.windowTo },
    ...(themeId === undefined ? { matters: [...form.matters] } : { themeId }),
    ...(kind === 'double-random'
      ? {
          draw: {
            subjectKinds: [...pool.subjectKinds],
            divisionCode: pool.divisionCode,
            rates: { A: A / 100, B: B / 100, C: C / 100, D: D / 100 },
          },
        }
      : { subjectIds: [...form.subjectIds] }),
    ...(needsGround(kind) ? { ground: form.ground.trim(), groundDocument: form.groundDocument.trim() } : {}),
  };
}

/** Choosing a theme keeps the subjects it is meant for; without a theme all stay. */
export function withTheme(form: PlanForm, theme: InspectionTheme | undefined, title: string): PlanForm {
  if (!theme) return { ...form, themeId: undefined };
  const kinds = new Set(theme.subjectKinds);
  return {
    ...form,
    themeId: theme.id,
    matters: [],
    subjectIds: [],
    title: form.title.trim() === '' ? title : form.title,
    pool: { ...form.pool, subjectKinds: form.pool.subjectKinds.filter((kind) => kinds.has(kind)) },
  };
}
