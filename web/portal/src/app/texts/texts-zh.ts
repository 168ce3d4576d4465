import { mineZh } from './mine-zh.ts';
import { publicZh } from './public-zh.ts';
import { shellZh } from './shell-zh.ts';

export const textsZh = { ...shellZh, ...publicZh, ...mineZh } as const;
