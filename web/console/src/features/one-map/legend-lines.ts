import type { MapLayer } from '@shancheng/contracts/map';
import type { FactsOfCode } from '../../shared/use-code-names.ts';
import { colourOf, isBordered } from './layer-colours.ts';
import type { SeenCode } from './use-seen-codes.ts';

export interface LegendLine {
  key: string;
  /** Absent for a layer whose features have no code, or codes of no scheme. */
  code?: string;
  name: string;
  color: string | undefined;
  bordered: boolean;
  doubtful: boolean;
}

interface Words {
  factsOf: FactsOfCode;
  nameOf: (layer: MapLayer) => string;
}

/** The legend: first the layers without codes, then every code once, in the order of the codes. */
export function legendLines(
  layers: readonly MapLayer[],
  seen: readonly SeenCode[],
  hidden: readonly string[],
  { factsOf, nameOf }: Words,
): LegendLine[] {
  const byKey = new Map(layers.map((layer) => [layer.key, layer]));
  const whole = new Map<string, LegendLine>();
  const coded = new Map<string, LegendLine>();
  for (const { layer: key, code, color } of seen) {
    const layer = byKey.get(key);
    if (!layer) continue;
    // codes of no scheme (the blueprint has those of many) have no names: the layer is one line
    if (code === undefined || layer.scheme === undefined) {
      const own = colourOf(layer);
      const line = { key, name: nameOf(layer), color: own, bordered: isBordered(layer) };
      whole.set(key, { ...line, doubtful: own !== undefined });
      continue;
    }
    const facts = factsOf(layer.scheme, code);
    const line = { key: `${layer.scheme} ${code}`, code, name: facts?.name ?? '', bordered: false };
    coded.set(line.key, { ...line, color: color ?? facts?.color, doubtful: facts?.doubtful ?? true });
  }
  // a hidden code is not in view any more, but must be there to be switched on again
  for (const code of hidden) {
    if ([...coded.values()].some((line) => line.code === code)) continue;
    const facts = layers.map(({ scheme }) => factsOf(scheme, code)).find((one) => one !== undefined);
    const line = { key: code, code, name: facts?.name ?? '', bordered: false };
    coded.set(code, { ...line, color: facts?.color, doubtful: facts?.doubtful ?? true });
  }
  const lines = [...coded].sort(([a, x], [b, y]) => `${x.code} ${a}`.localeCompare(`${y.code} ${b}`));
  return [...whole.values(), ...lines.map(([key, line]) => (hasTwin(line, lines) ? withScheme(line, key) : line))];
}

/** Another scheme has the same code for something else. */
function hasTwin(line: LegendLine, lines: readonly (readonly [string, LegendLine])[]): boolean {
  return lines.some(([, other]) => other !== line && other.code === line.code);
}

function withScheme(line: LegendLine, key: string): LegendLine {
  return { ...line, name: `${line.name} · ${key.slice(0, key.lastIndexOf(' '))}` };
}
