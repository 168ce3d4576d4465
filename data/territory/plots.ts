import type { Ground, UseClass } from './ground.ts';
import { areaOf, middleOf, type Point } from './plane.ts';
import { createRandom, pick } from './seeded.ts';

/** A plot of the detailed plan with its approved control indicators. */
export interface Plot {
  face: number;
  plotNo: string;
  use: UseClass;
  /** YDYH2023. */
  code: string;
  /** GB/T 21010 of what stands there today. */
  today: string;
  ring: Point[];
  middle: Point;
  areaM2: number;
  /** Absent where nothing is built. */
  control?: Control;
}

export interface Control {
  far: number;
  density: number;
  greenRate: number;
  heightM: number;
  parking: number;
  setbackM: number;
}

type Weighted = readonly (readonly [string, number])[];
const CODES: Record<UseClass, Weighted> = {
  '01': [['0103', 1]],
  '03': [['0301', 1]],
  '05': [['0506', 1]],
  '07': [
    ['070102', 12],
    ['070101', 2],
    ['0702', 1],
  ],
  '08': [
    ['080403', 8],
    ['080404', 9],
    ['080601', 2],
    ['080602', 8],
    ['080701', 7],
    ['080302', 4],
    ['0801', 8],
    ['080501', 2],
  ],
  '09': [
    ['0901', 5],
    ['0902', 4],
    ['090104', 2],
  ],
  '10': [['1001', 1]],
  '12': [
    ['1207', 8],
    ['120802', 2],
    ['120803', 3],
  ],
  '14': [
    ['1401', 6],
    ['1402', 3],
    ['1403', 1],
  ],
  '15': [
    ['1504', 3],
    ['1503', 1],
  ],
  '16': [['16', 1]],
  '17': [['1701', 1]],
};
const TODAY: Record<UseClass, string> = {
  ...{ '01': '0103', '03': '0301', '05': '1106', '07': '0701', '08': '08H2', '09': '05H1', '10': '0601' },
  ...{ '12': '1004', '14': '0810', '15': '09', '16': '1201', '17': '1101' },
};
const FAR: Partial<Record<UseClass, [lowest: number, highest: number, density: number, green: number]>> = {
  '07': [1.5, 4, 26, 32],
  '08': [0.8, 1.8, 28, 35],
  '09': [2.5, 7, 45, 18],
  '10': [1, 2.2, 40, 20],
};

/** All plots of the ground, numbered by unit grid. */
export function listPlots({ mesh, grids }: Ground): Plot[] {
  const random = createRandom(2023);
  return grids.flatMap((grid) =>
    grid.plots.map((face, n): Plot => {
      const ring = mesh.ringOf(face);
      const control = controlOf(grid.use, areaOf(ring), random);
      const vacant = grid.use === '07' && random() < 0.015;
      return {
        ...{
          face,
          plotNo: `${grid.label}-${n + 1}`,
          use: grid.use,
          ring,
          middle: middleOf(ring),
          areaM2: areaOf(ring),
        },
        code: pick(random, CODES[grid.use], grid.use),
        today: vacant ? '1201' : TODAY[grid.use],
        ...(control ? { control } : {}),
      };
    }),
  );
}

function controlOf(use: UseClass, areaM2: number, random: () => number): Control | undefined {
  const range = FAR[use];
  if (!range) return undefined;
  const [lowest, highest, density, greenRate] = range;
  const far = Math.round((lowest + (highest - lowest) * random() ** 1.5) * 10) / 10;
  const heightM = Math.min(240, Math.ceil((far / (density / 100)) * 4.2 + 6));
  return { far, density, greenRate, heightM, parking: Math.round((far * areaM2) / 130), setbackM: far > 2.5 ? 8 : 5 };
}
