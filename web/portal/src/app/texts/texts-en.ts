import { mineEn } from './mine-en.ts';
import { publicEn } from './public-en.ts';
import { shellEn } from './shell-en.ts';

export const textsEn = { ...shellEn, ...publicEn, ...mineEn } as const;
