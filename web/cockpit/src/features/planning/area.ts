import type { Language } from '@shancheng/ui';

const HECTARE = 10_000;
const SQUARE_KILOMETRE = 1_000_000;

/** An area as people say it: m² below a hectare, hectares (公顷) below a square kilometre, km² beyond. */
export function formatArea(areaM2: number, language: Language): string {
  const zh = language === 'zh-CN';
  if (areaM2 < HECTARE) return `${Math.round(areaM2).toLocaleString('en-US')} ${zh ? '平方米' : 'm²'}`;
  if (areaM2 < SQUARE_KILOMETRE) return `${(areaM2 / HECTARE).toFixed(2)} ${zh ? '公顷' : 'ha'}`;
  return `${(areaM2 / SQUARE_KILOMETRE).toFixed(2)} ${zh ? '平方公里' : 'km²'}`;
}
