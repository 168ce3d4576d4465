import { readFile } from 'node:fs/promises';
import type { CheckupIndicator, UrbanCheckup } from '@shancheng/contracts';
import { type Formula, type Measuring, measureIndicator } from './measure-indicator.ts';
import { rateIndicator } from './rate-indicator.ts';

const INDICATORS = new URL('../../../../../data/toolbox/checkup-indicators.json', import.meta.url);

interface Indicator extends Omit<CheckupIndicator, 'name' | 'value' | 'rating' | 'missing'> {
  zh: string;
  en: string;
  formula: Formula;
}

/** Every indicator of the check-up as of a day; what lacks its data is unknown and names what is missing. */
export async function urbanCheckup(frame: Measuring): Promise<UrbanCheckup> {
  const { indicators } = JSON.parse(await readFile(INDICATORS, 'utf8')) as { indicators: Indicator[] }; // our own file
  const rated: CheckupIndicator[] = [];
  for (const [n, { zh, en, formula, ...about }] of indicators.entries()) {
    await frame.progress?.at('indicators', n / indicators.length);
    const measured = await measureIndicator(frame, formula);
    rated.push({ ...about, name: { zh, en }, rating: rateIndicator(measured.value, about), ...measured });
  }
  return { indicators: rated, asOf: frame.asOf, at: frame.now.toISOString() };
}
