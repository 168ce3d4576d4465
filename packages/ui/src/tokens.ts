/** The seven tones every status is shown in, on every screen. */
export const TONES = ['new', 'waiting', 'handling', 'checking', 'closed', 'overdue', 'void'] as const;
export type Tone = (typeof TONES)[number];

interface ToneColours {
  /** Dots, bars, map points. */
  fill: string;
  /** Words on `tint` or on a surface: contrast ≥ 4.5. */
  text: string;
  /** Background of a tag. */
  tint: string;
}

export interface Tokens {
  background: string;
  surface: string;
  surfaceRaised: string;
  line: string;
  lineStrong: string;
  text: string;
  textSecondary: string;
  primary: string;
  primaryText: string;
  focus: string;
  danger: string;
  tones: Record<Tone, ToneColours>;
  levels: { I: string; II: string; III: string; IV: string };
  /** Series colours of charts, in order. */
  series: readonly string[];
  map: {
    background: string;
    land: string;
    landLine: string;
    streetLine: string;
    communityLine: string;
    water: string;
    ridge: string;
    road: string;
    roadCasing: string;
    park: string;
    label: string;
    labelHalo: string;
    waterLabel: string;
    glow: string;
  };
}

const fills: Record<Tone, string> = {
  new: '#1668DC',
  waiting: '#FAAD14',
  handling: '#13A8A8',
  checking: '#722ED1',
  closed: '#52C41A',
  overdue: '#F5222D',
  void: '#98A2B3',
};

const levels = { I: '#F5222D', II: '#FA8C16', III: '#FADB14', IV: '#1668DC' };

/** Console, phone and portal. Mirrored by `tokens.css`, which a test holds equal. */
export const lightTokens: Tokens = {
  background: '#F5F7FA',
  surface: '#FFFFFF',
  surfaceRaised: '#F9FAFB',
  line: '#E4E7EC',
  lineStrong: '#CBD2DC',
  text: '#1F2A37',
  textSecondary: '#5F6A7D',
  primary: '#1668DC',
  primaryText: '#FFFFFF',
  focus: '#1668DC',
  danger: '#C8102E',
  tones: {
    new: { fill: fills.new, text: '#1256B8', tint: '#E8F1FD' },
    waiting: { fill: fills.waiting, text: '#875400', tint: '#FFF5DC' },
    handling: { fill: fills.handling, text: '#0A6868', tint: '#E2F6F6' },
    checking: { fill: fills.checking, text: '#5A22AC', tint: '#F3EBFD' },
    closed: { fill: fills.closed, text: '#2C6E10', tint: '#EBF8E3' },
    overdue: { fill: fills.overdue, text: '#B60D1B', tint: '#FFEBEC' },
    void: { fill: fills.void, text: '#566074', tint: '#F0F2F5' },
  },
  levels,
  series: ['#1668DC', '#13A8A8', '#722ED1', '#FAAD14', '#52C41A', '#EB6C3E', '#98A2B3'],
  map: {
    background: '#EEF1F4',
    land: '#FBFBF9',
    landLine: '#9AA7B8',
    streetLine: '#B4BFCC',
    communityLine: '#D9DFE6',
    water: '#BBD8EE',
    ridge: '#DCE6D2',
    road: '#FFFFFF',
    roadCasing: '#D5DBE2',
    park: '#DDEBD3',
    label: '#3D4A5C',
    labelHalo: '#FFFFFF',
    waterLabel: '#3F7CA8',
    glow: '#1668DC',
  },
};

/** Cockpit: the duty wall. */
export const darkTokens: Tokens = {
  background: '#061226',
  surface: 'rgba(16, 44, 84, 0.55)',
  surfaceRaised: '#0A1F3D',
  line: '#1E4A7F',
  lineStrong: '#2F6BB0',
  text: '#E6F1FF',
  textSecondary: '#8FB3DD',
  primary: '#4FD1FF',
  primaryText: '#04101F',
  focus: '#4FD1FF',
  danger: '#FF7A84',
  tones: {
    new: { fill: '#3F8CFF', text: '#8DBEFF', tint: 'rgba(63, 140, 255, 0.18)' },
    waiting: { fill: fills.waiting, text: '#FFCF66', tint: 'rgba(250, 173, 20, 0.16)' },
    handling: { fill: '#1CC8C8', text: '#5FE3E3', tint: 'rgba(28, 200, 200, 0.16)' },
    checking: { fill: '#9A63F0', text: '#C6A5FF', tint: 'rgba(154, 99, 240, 0.2)' },
    closed: { fill: '#5FD42A', text: '#8EE868', tint: 'rgba(95, 212, 42, 0.14)' },
    overdue: { fill: '#FF4D57', text: '#FF9097', tint: 'rgba(255, 77, 87, 0.18)' },
    void: { fill: fills.void, text: '#B4BFCF', tint: 'rgba(152, 162, 179, 0.16)' },
  },
  levels,
  series: ['#4FD1FF', '#5BE3A1', '#FFC757', '#9D8CFF', '#FF7A6B', '#3F8CFF', '#8FB3DD'],
  map: {
    background: '#061226',
    land: '#0D2A52',
    landLine: '#5FA8FF',
    streetLine: '#3B78C2',
    communityLine: '#1B4377',
    water: '#0A3C66',
    ridge: '#123A4C',
    road: '#1D4A82',
    roadCasing: '#0A2142',
    park: '#11404A',
    label: '#D8E9FF',
    labelHalo: '#04101F',
    waterLabel: '#6DB7E6',
    glow: '#2C8CFF',
  },
};

/** The time zone the district’s clocks and days are in. */
export const DISTRICT_TIME_ZONE = 'Asia/Shanghai';

export const FONT_FAMILY =
  "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, -apple-system, sans-serif";
