import { createGaussKruger, fromBd09, fromGcj02 } from '@shancheng/geo';
import type { DeclaredCrs } from '../raw-feature.ts';

/** West, south, east, north in EPSG:4490 degrees. */
export type Box = readonly [number, number, number, number];
export type ToDegrees = (x: number, y: number) => [lon: number, lat: number];

export interface RecognisedCrs {
  /** EPSG code where it has one. */
  crs: string;
  /** The file has northing or latitude first. */
  axesSwapped: boolean;
  evidence: 'asked' | 'declared' | 'magnitudes';
  /** What the file declares does not fit its numbers. */
  declarationWrong?: boolean;
  toDegrees: ToDegrees;
}

const plain: ToDegrees = (x, y) => [x, y];

/** 3° zones of Chongqing, without and with the zone before the easting. */
const ZONES = [
  { code: 'EPSG:4544', centralMeridian: 105, falseEasting: 500_000 },
  { code: 'EPSG:4545', centralMeridian: 108, falseEasting: 500_000 },
  { code: 'EPSG:4546', centralMeridian: 111, falseEasting: 500_000 },
  { code: 'EPSG:4523', centralMeridian: 105, falseEasting: 35_500_000 },
  { code: 'EPSG:4524', centralMeridian: 108, falseEasting: 36_500_000 },
  { code: 'EPSG:4525', centralMeridian: 111, falseEasting: 37_500_000 },
] as const;

interface Candidate {
  crs: string;
  evidence: RecognisedCrs['evidence'];
  toDegrees: ToDegrees;
}

/**
 * How a file’s numbers become EPSG:4490 degrees: as asked, else as declared, else by their size; each also with its axes
 * swapped. The first that brings the sample into the district wins; what lies nowhere near it is only believed when it
 * was asked for or declared, and then unswapped.
 * @returns undefined when nothing fits
 */
export function recogniseCrs(
  sample: readonly (readonly [number, number])[],
  district: Box,
  said: { asked?: string | undefined; declared?: DeclaredCrs | undefined },
): RecognisedCrs | undefined {
  const isDegrees = sample.every(([x, y]) => Math.abs(x) <= 360 && Math.abs(y) <= 360);
  const declared = said.declared && declaredCandidates(said.declared, isDegrees);
  const asked = said.asked === undefined ? undefined : askedCandidate(said.asked);
  const candidates = asked
    ? [asked]
    : [
        ...(declared ?? []),
        ...(isDegrees ? [degrees('magnitudes')] : ZONES.map((zone) => projected(zone, 'magnitudes'))),
      ];
  for (const candidate of candidates) {
    for (const axesSwapped of [false, true]) {
      const toDegrees = axesSwapped ? swapped(candidate.toDegrees) : candidate.toDegrees;
      if (!fits(sample, toDegrees, district)) continue;
      const declarationWrong = declared !== undefined && candidate.evidence === 'magnitudes';
      return { ...candidate, axesSwapped, toDegrees, ...(declarationWrong ? { declarationWrong } : {}) };
    }
  }
  const believed = asked ?? declared?.[0];
  const isPlausible = believed !== undefined && sample.every(([x, y]) => isOnEarth(believed.toDegrees(x, y)));
  return isPlausible ? { ...believed, axesSwapped: false } : undefined;
}

const degrees = (evidence: Candidate['evidence']): Candidate => ({ crs: 'EPSG:4490', evidence, toDegrees: plain });

function projected(
  zone: { centralMeridian: number; falseEasting: number },
  evidence: Candidate['evidence'],
): Candidate {
  const plane = createGaussKruger(zone);
  const known = ZONES.find(
    (one) => one.centralMeridian === zone.centralMeridian && one.falseEasting === zone.falseEasting,
  );
  return {
    crs: known?.code ?? `CGCS2000 / Gauss-Kruger CM ${zone.centralMeridian}, false easting ${zone.falseEasting}`,
    evidence,
    toDegrees: (x, y) => plane.inverse(x, y),
  };
}

/** A declared zone is also tried with and without its prefix: files often state the one and hold the other. */
function declaredCandidates(declared: DeclaredCrs, isDegrees: boolean): Candidate[] {
  if (declared.kind === 'degrees') return isDegrees ? [degrees('declared')] : [];
  if (isDegrees) return [];
  const { centralMeridian, falseEasting } = declared;
  const prefixed = (Math.round(centralMeridian / 3) * 10 + 5) * 100_000;
  const other = falseEasting === 500_000 ? prefixed : 500_000;
  return [projected(declared, 'declared'), projected({ centralMeridian, falseEasting: other }, 'declared')];
}

function askedCandidate(asked: string): Candidate {
  if (asked === 'GCJ-02') return { crs: asked, evidence: 'asked', toDegrees: fromGcj02 };
  if (asked === 'BD-09') return { crs: asked, evidence: 'asked', toDegrees: fromBd09 };
  const zone = ZONES.find(({ code }) => code === asked);
  return zone ? projected(zone, 'asked') : degrees('asked');
}

const swapped =
  (toDegrees: ToDegrees): ToDegrees =>
  (x, y) =>
    toDegrees(y, x);

/** Plans reach a little over the border; a wrong zone is off by hundreds of kilometres. */
const MARGIN = 0.3;

function fits(
  sample: readonly (readonly [number, number])[],
  toDegrees: ToDegrees,
  [west, south, east, north]: Box,
): boolean {
  const inside = sample.filter(([x, y]) => {
    const [lon, lat] = toDegrees(x, y);
    return lon > west - MARGIN && lon < east + MARGIN && lat > south - MARGIN && lat < north + MARGIN;
  });
  return inside.length >= sample.length * 0.9 && sample.length > 0;
}

export const isOnEarth = ([lon, lat]: readonly [number, number]): boolean =>
  Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** GCJ-02 or BD-09, when that brings clearly more of the sample into the district; only ever a suggestion. */
export function suggestShift(
  sample: readonly (readonly [number, number])[],
  isInside: (lon: number, lat: number) => boolean,
): 'GCJ-02' | 'BD-09' | undefined {
  const share = (toDegrees: ToDegrees) =>
    sample.filter(([x, y]) => isInside(...toDegrees(x, y))).length / sample.length;
  const asIs = share(plain);
  const best = (
    [
      ['GCJ-02', share(fromGcj02)],
      ['BD-09', share(fromBd09)],
    ] as const
  ).toSorted((a, b) => b[1] - a[1])[0];
  return best && best[1] > asIs + 0.02 ? best[0] : undefined;
}
