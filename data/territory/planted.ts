import { type LayerFeature, feature, polygon, rectangle, squareMetres } from './feature.ts';
import { type Ground, HUALONGQIAO } from './ground.ts';
import { distance, isInside, METRES, moved, type Point } from './plane.ts';
import type { Plot } from './plots.ts';

/** A conflict that was put in on purpose, and what a comparison must say of it. */
export interface Planted {
  kind: string;
  place: string;
  at: Point;
  areaM2: number;
  layers: string[];
  keys: string[];
  expected: string;
}

export interface Story {
  planted: Planted[];
  /** More features, by layer. */
  extra: Record<string, LayerFeature[]>;
  /** Plots the territorial plan leaves out. */
  gaps: Set<number>;
}

/** Puts the conflicts in: some plots of the detailed plan and of today’s use are changed on the spot. */
export function plantConflicts({ mesh, gridOf }: Ground, plots: Plot[]): Story {
  const story: Story = { planted: [], extra: {}, gaps: new Set() };
  const add = (layer: string, one: LayerFeature) => {
    story.extra[layer] = [...(story.extra[layer] ?? []), one];
  };
  const note = (
    kind: string,
    plot: Plot,
    layers: string[],
    keys: string[],
    expected: string,
    areaM2 = Math.round(plot.areaM2),
  ) => {
    const at: Point = [plot.middle[0], plot.middle[1]];
    story.planted.push({ kind, place: gridOf.get(plot.face)?.code ?? '', at, areaM2, layers, keys, expected });
  };
  const near = (use: string, at: Point) =>
    plots
      .filter((plot) => plot.use === use && plot.areaM2 > 1_500)
      .toSorted((a, b) => distance(a.middle, at) - distance(b.middle, at));

  // Three plans want the same plot of 留白 land by the river.
  const three = near('16', HUALONGQIAO)[0];
  if (three) {
    for (const [layer, code] of [
      ['wetland-plan', '0506'],
      ['forest-plan', '0301'],
      ['industrial-park', '1001'],
    ] as const) {
      add(layer, feature(`planted-three-${layer}`, { code, name: '化龙桥三规冲突地块（合成）' }, polygon(three.ring)));
    }
    const keys = ['wetland-plan', 'forest-plan', 'industrial-park'].map((layer) => `planted-three-${layer}`);
    note('USE', three, ['wetland-plan', 'forest-plan', 'industrial-park'], keys, '3 conflicts, one for each pair');
  }
  // A school planned inside the red line of 佛图关.
  const school = near('03', [106.53, 29.547])[0];
  if (school) {
    school.code = '080403';
    note(
      'REDLINE',
      school,
      ['ecological-red-line', 'detailed-plan'],
      [school.plotNo],
      'S1, and the forest of two other plans',
    );
  }
  const farm = near('01', [106.511, 29.548])[0];
  if (farm) {
    farm.code = '070102';
    note(
      'REDLINE',
      farm,
      ['farmland-line', 'detailed-plan'],
      [farm.plotNo],
      'S1, and farmland of the territorial plan',
    );
  }
  for (const plot of near('03', [106.5385, 29.5495]).slice(4, 8)) {
    plot.today = '0701';
    note('STATUS', plot, ['current-land-use', 'forest-plan'], [plot.plotNo], 'built up today where plans want forest');
  }
  // A strip half a metre wide along a wetland.
  for (const wet of near('05', HUALONGQIAO)) {
    const strip = stripOf(wet, plots);
    if (!strip) continue;
    add('industrial-park', feature('planted-sliver', { code: '1001', name: '滨江园区（合成）' }, polygon(strip.park)));
    note(
      'SLIVER',
      wet,
      ['wetland-plan', 'industrial-park'],
      ['planted-sliver'],
      'a sliver, written down with its reason',
      strip.areaM2,
    );
    break;
  }
  const gap = near('07', [106.508, 29.5445]).find(
    ({ face }) => !mesh.neighboursOf(face).some((other) => gridOf.get(other)?.use === '17'),
  );
  if (gap) {
    story.gaps.add(gap.face);
    note('GAP', gap, ['territorial-plan'], [], 'a spot without a zone');
  }
  const twice = near('09', [106.577, 29.5577]).find((plot) =>
    rectangle(plot.middle, 30, 30).every((corner) => isInside(corner, plot.ring)),
  );
  if (twice) {
    const ring = rectangle(twice.middle, 30, 30);
    add('detailed-plan', feature('planted-overlap', { code: twice.code, name: '重叠地块（合成）' }, polygon(ring)));
    note(
      'OVERLAP',
      twice,
      ['detailed-plan'],
      [twice.plotNo, 'planted-overlap'],
      'one plan twice on a spot',
      squareMetres(ring),
    );
  }
  for (const plot of near('10', [106.503, 29.541]).slice(0, 2)) {
    const control = { ...plot.control, far: (plot.control?.far ?? 1) + 1.5 };
    add(
      'industrial-park',
      feature(
        `planted-far-${plot.plotNo}`,
        { code: '1001', name: '石油路园区（合成）', ...control },
        polygon(plot.ring),
      ),
    );
    note(
      'ATTRIBUTE',
      plot,
      ['detailed-plan', 'industrial-park'],
      [plot.plotNo, `planted-far-${plot.plotNo}`],
      'FAR differs by 1.5',
    );
  }
  // Old forest surveys that reach into what is housing today.
  for (const [n, plot] of plots.filter((one) => one.use === '07' && one.areaM2 > 1_200).entries()) {
    if (n % 110 !== 50) continue;
    add(
      'forest-plan',
      feature(
        `planted-forest-${plot.plotNo}`,
        { code: '0301', name: '历史林班（合成）', ...(n % 220 === 50 ? { from: 2 } : {}) },
        polygon(plot.ring),
      ),
    );
    note(
      'USE',
      plot,
      ['forest-plan', 'territorial-plan', 'detailed-plan'],
      [`planted-forest-${plot.plotNo}`],
      'forest against housing',
    );
  }
  return story;
}

/** A park whose edge lies half a metre inside the longest edge of a wetland plot that has no other open land behind it. */
function stripOf(wet: Plot, plots: readonly Plot[]): { park: Point[]; areaM2: number } | undefined {
  const { ring } = wet;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    const length = distance(a, b);
    if (length < 55) continue;
    const [dx, dy] = [((b[0] - a[0]) * METRES.lon) / length, ((b[1] - a[1]) * METRES.lat) / length];
    // The ring turns left: its outside is on the right of the edge.
    const at = (along: number, out: number) => moved(a, dx * along + dy * out, dy * along - dx * out);
    const park = [at(5, -0.5), at(length - 5, -0.5), at(length - 5, 18), at(5, 18)].toReversed();
    const touched = plots.filter(
      (plot) => plot !== wet && [...park, at(length / 2, 9)].some((corner) => isInside(corner, plot.ring)),
    );
    if (touched.length > 0 && touched.every(({ use }) => !['01', '03', '05', '17'].includes(use)))
      return { park, areaM2: Math.round((length - 10) * 0.5) };
  }
  return undefined;
}
