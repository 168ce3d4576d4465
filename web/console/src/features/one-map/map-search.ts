/** What the map shows, as it stands in the address. */
export interface MapSearch {
  /** Keys of the layers drawn, comma separated; absent: the plans. `-` is none. */
  on?: string;
  /** `key:percent`, comma separated, where it is not the usual. */
  op?: string;
  asOf?: string;
  /** The day on the other side of the divider. */
  vs?: string;
  /** Keys of the layers on the other side; absent: the same as here. */
  von?: string;
  /** Both sides stand beside each other instead of behind a divider. */
  split?: 'side';
  /** The spot asked about, `lon,lat`. */
  at?: string;
  /** Codes switched off in the legend. */
  hide?: string;
  /** The chosen conflict. */
  conflict?: string;
  conflicts?: boolean;
  /** The tool that is open. */
  tool?: string;
  /** Words searched for in the layer names. */
  q?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KEYS = /^[\w.,:-]{1,2000}$/;
const SPOT = /^-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CODES = /^[^\s;<>]{1,800}$/;
const TOOL = /^[a-z-]{1,40}$/;
const WORDS = /^.{1,60}$/;

const SHAPES = {
  on: KEYS,
  op: KEYS,
  asOf: DAY,
  vs: DAY,
  von: KEYS,
  at: SPOT,
  hide: CODES,
  conflict: UUID,
  tool: TOOL,
  q: WORDS,
} as const;

/** Keeps what is understood, drops the rest: an old or mistyped link still opens. */
export function parseMapSearch(raw: Record<string, unknown>): MapSearch {
  const kept: MapSearch = {};
  for (const key of Object.keys(SHAPES) as (keyof typeof SHAPES)[]) {
    // the keys of the constant above
    const value = raw[key];
    if (typeof value === 'string' && SHAPES[key].test(value) && isDayWhereDay(key, value)) kept[key] = value;
  }
  if (raw.split === 'side') kept.split = 'side';
  if (raw.conflicts === true || raw.conflicts === 'true') kept.conflicts = true;
  return kept;
}

function isDayWhereDay(key: string, value: string): boolean {
  return (key !== 'asOf' && key !== 'vs') || !Number.isNaN(Date.parse(value));
}

/** Whether there is another side: another day, other layers, or both. */
export function isComparing({ vs, von }: MapSearch): boolean {
  return vs !== undefined || von !== undefined;
}

/** What the other side shows. */
export function otherSide({ vs, von, ...search }: MapSearch): MapSearch {
  return { ...search, ...(vs ? { asOf: vs } : {}), ...(von ? { on: von } : {}) };
}

/** The spot as numbers. */
export function spotOf({ at }: MapSearch): { lon: number; lat: number } | undefined {
  const [lon, lat] = at?.split(',').map(Number) ?? [];
  return lon === undefined || lat === undefined ? undefined : { lon, lat };
}

/** A spot for the address, to about a decimetre. */
export function spotText({ lon, lat }: { lon: number; lat: number }): string {
  return `${lon.toFixed(6)},${lat.toFixed(6)}`;
}

/** A comma list as a list. */
export function listOf(text: string | undefined): readonly string[] {
  return text?.split(',').filter((one) => one !== '' && one !== '-') ?? [];
}

/** With the value taken in or out; undefined when nothing is left. */
export function toggled(list: readonly string[], value: string): string | undefined {
  const next = list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
  return next.length > 0 ? next.join(',') : undefined;
}
