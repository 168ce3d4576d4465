import { type LayerFeature, feature, line } from './feature.ts';
import { baseMap, type Ground } from './ground.ts';
import { distance, distanceToLine, type Point, round } from './plane.ts';
import { metresFromRiver } from './terrain-model.ts';

const LINKS: readonly { name: string; kind: 'stairs' | 'lift'; from: Point; to: Point }[] = [
  { name: '十八梯', kind: 'stairs', from: [106.5725, 29.5515], to: [106.574, 29.5545] },
  { name: '山城步道', kind: 'stairs', from: [106.5625, 29.5518], to: [106.5602, 29.5543] },
  { name: '皇冠大扶梯', kind: 'lift', from: [106.5497, 29.5507], to: [106.5498, 29.553] },
  { name: '凯旋路电梯', kind: 'lift', from: [106.5772, 29.5535], to: [106.5779, 29.5552] },
  { name: '洪崖洞梯道', kind: 'stairs', from: [106.5795, 29.5625], to: [106.5784, 29.561] },
  { name: '白象居梯道', kind: 'stairs', from: [106.5822, 29.556], to: [106.581, 29.5578] },
];

const roads = baseMap
  .filter(({ properties, geometry }) => properties.kind === 'road' && geometry.type === 'LineString')
  .map(({ properties, geometry }) => ({ name: properties.name ?? '', line: geometry.coordinates as Point[] }));

export function roadFeatures(): LayerFeature[] {
  return roads.map(({ name, line: points }, n) => {
    const roadClass = /大桥/.test(name) ? '桥梁' : /滨路|长江|中山|嘉/.test(name) ? '主干路' : '次干路';
    return feature(`R${String(n + 1).padStart(3, '0')}`, { name, class: roadClass }, line(points));
  });
}

const ORIGIN: Point = [0, 0];

type Edge = { from: Point; to: Point };
const nameOf = ([x, y]: Point) => `${x},${y}`;

/** Ways between unit grids, stairs where it is steep, bridges and the famous lifts; one connected net. */
export function walkFeatures({ grids }: Ground, heightAt: (point: Point) => number): LayerFeature[] {
  const edges = largestNet(landEdges(grids.map(({ ring }) => ring)));
  const nodes = [...new Map(edges.flatMap(({ from, to }) => [from, to]).map((node) => [nameOf(node), node])).values()];
  const nearest = (at: Point) => nodes.toSorted((a, b) => distance(a, at) - distance(b, at))[0] ?? at;
  const climb = (from: Point, to: Point) => round(heightAt(to) - heightAt(from), 1);
  const plain = edges.map(({ from, to }) => ({
    ...kindOf(from, to, climb(from, to)),
    points: [from, to],
    name: undefined,
  }));
  const links = LINKS.map(({ name, kind, from, to }) => ({
    kind,
    widthM: 3,
    points: [nearest(from), nearest(to)],
    name,
  }));
  const bridges = roads
    .filter(({ name }) => name.endsWith('大桥'))
    .map(({ name, line: points }) => ({
      kind: 'bridge',
      widthM: 3,
      points: [nearest(points[0] ?? ORIGIN), ...points.slice(1)],
      name,
    }));
  return [...plain, ...links, ...bridges].map(({ kind, widthM, points, name }, n) => {
    const [from = ORIGIN, to = from] = [points[0], points.at(-1)];
    const climbM = kind === 'bridge' ? 0 : climb(from, to);
    return feature(
      `W${String(n + 1).padStart(5, '0')}`,
      { ...(name ? { name } : {}), kind, climbM, widthM },
      line(points),
    );
  });
}

function landEdges(rings: readonly (readonly Point[])[]): Edge[] {
  const found = new Map<string, Edge>();
  for (const ring of rings) {
    for (const [i, from] of ring.entries()) {
      const to = ring[(i + 1) % ring.length] ?? from;
      const wet =
        metresFromRiver([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]) < 0 ||
        metresFromRiver(from) < 0 ||
        metresFromRiver(to) < 0;
      if (!wet && !found.has(`${nameOf(to)} ${nameOf(from)}`)) found.set(`${nameOf(from)} ${nameOf(to)}`, { from, to });
    }
  }
  return [...found.values()];
}

function largestNet(edges: Edge[]): Edge[] {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const { from, to } of edges) parent.set(root(nameOf(from)), root(nameOf(to)));
  const sizes = Map.groupBy(edges, ({ from }) => root(nameOf(from)));
  return [...sizes.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function kindOf(from: Point, to: Point, climbM: number): { kind: string; widthM: number } {
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const onRoad = roads.some(({ line: points }) => distanceToLine(middle, points) < 30);
  const slope = Math.abs(climbM) / distance(from, to);
  if (onRoad && slope < 0.14) return { kind: 'road', widthM: 4 };
  return slope > 0.16 ? { kind: 'stairs', widthM: 2 } : { kind: 'path', widthM: 2.5 };
}
