import { createHash } from 'node:crypto';

/** Streets of 渝中区 in pinyin (for logins) and the community whose beat comes first. */
export const STREETS: readonly { code: string; pinyin: string; name: string; firstBeat?: string }[] = [
  { code: '500103001', pinyin: 'qixinggang', name: '七星岗' },
  { code: '500103003', pinyin: 'jiefangbei', name: '解放碑', firstBeat: '500103003023' },
  { code: '500103004', pinyin: 'lianglukou', name: '两路口' },
  { code: '500103005', pinyin: 'shangqingsi', name: '上清寺', firstBeat: '500103005013' },
  { code: '500103007', pinyin: 'caiyuanba', name: '菜园坝' },
  { code: '500103008', pinyin: 'nanjimen', name: '南纪门' },
  { code: '500103010', pinyin: 'chaotianmen', name: '朝天门' },
  { code: '500103011', pinyin: 'daxigou', name: '大溪沟' },
  { code: '500103012', pinyin: 'daping', name: '大坪' },
  { code: '500103013', pinyin: 'hualongqiao', name: '化龙桥' },
  { code: '500103014', pinyin: 'shiyoulu', name: '石油路' },
];

export const DISTRICT_PATH = '50/500103/';
export const BEATS_PER_STREET = 3;

/** Bodies of the district whose duty desks answer when a street cannot; `scopes` as in responsibility rules. */
export const DISTRICT_DESKS = [
  { org: '渝中区城市运行和治理中心', kind: 'centre', post: '区中心值班处置岗', scopes: [''] },
  { org: '渝中区城市管理局', kind: 'bureau', post: '区城市管理局值守岗', scopes: ['01', '02', '05'] },
  { org: '渝中区住房和城乡建设委员会', kind: 'bureau', post: '区住房城乡建委值守岗', scopes: ['03'] },
  { org: '渝中区应急管理局', kind: 'bureau', post: '区应急管理局值守岗', scopes: ['04', '2102'] },
] as const;

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const GIVEN = [
  '建国',
  '志强',
  '晓东',
  '丽华',
  '春燕',
  '明',
  '静',
  '海涛',
  '佳怡',
  '国庆',
  '雪梅',
  '渝生',
  '文博',
  '秀英',
  '俊杰',
  '思远',
  '小川',
];

/** An invented name; the same number gives the same name. */
export function inventedName(n: number): string {
  return `${SURNAMES[(n * 7) % SURNAMES.length]}${GIVEN[(n * 5 + Math.floor(n / SURNAMES.length)) % GIVEN.length]}`;
}

/** The same id for the same thing on every machine, so that seeding twice makes nothing twice. */
export function seedId(...parts: readonly string[]): string {
  const hex = createHash('sha256')
    .update(`shancheng demo ${parts.join('/')}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
