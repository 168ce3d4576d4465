/** Length of a division code → level. The city has 2 digits, a provisional county code may hold letters. */
const LEVELS = { 2: 'city', 6: 'county', 9: 'street', 12: 'community', 15: 'grid' } as const;

export type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** The level a code belongs to; undefined when it is not the code of a division. */
export function levelOfCode(code: string): Level | undefined {
  if (!/^[0-9]{2}([0-9A-Z]{4}([0-9]{3}){0,3})?$/.test(code)) return undefined;
  return LEVELS[code.length as keyof typeof LEVELS]; // any other length gives undefined
}

/** The code one level up by its digits; a dated parent may say otherwise. */
export function parentByDigits(code: string): string | undefined {
  return { 6: code.slice(0, 2), 9: code.slice(0, 6), 12: code.slice(0, 9), 15: code.slice(0, 12) }[code.length];
}

/** 李子坝社区居民委员会 → 李子坝社区, 四屋村村民委员会 → 四屋村: the place carries the name people use. */
export function placeName(officialName: string): string {
  return officialName.replace(/村?村民委员会$/, '村').replace(/居民委员会$/, '');
}
