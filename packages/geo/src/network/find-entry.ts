import { type Position, stepLengths } from './line-length.ts';
import type { WalkNetwork } from './walk-network.ts';

/** Where somebody steps onto the network. */
export interface NetworkEntry {
  /** Index of the line, and the share of its length (0–1) at which it is entered. */
  line: number;
  share: number;
  /** Metres in a straight line to that place. */
  metres: number;
}

/** The nearest place of the network, no farther than `mostMetres`. Lifts are entered at their ends only, through others. */
export function findEntry(network: WalkNetwork, spot: Position, mostMetres: number): NetworkEntry | undefined {
  let best: NetworkEntry | undefined;
  const squeeze = Math.cos((spot[1] * Math.PI) / 180);
  const reach = mostMetres / 110_000;
  for (const [index, { line, kind }] of network.lines.entries()) {
    if (kind === 'lift' || !near(network, index, spot, reach, squeeze)) continue;
    const entry = nearestOn(line, spot, squeeze);
    if (entry.metres <= (best?.metres ?? mostMetres)) best = { line: index, ...entry };
  }
  return best;
}

function near({ boxes }: WalkNetwork, index: number, [lon, lat]: Position, reach: number, squeeze: number): boolean {
  const edge = (n: number) => boxes[4 * index + n] ?? Number.NaN;
  const wide = reach / squeeze;
  return lon >= edge(0) - wide && lat >= edge(1) - reach && lon <= edge(2) + wide && lat <= edge(3) + reach;
}

function nearestOn(line: readonly Position[], spot: Position, squeeze: number): Omit<NetworkEntry, 'line'> {
  const steps = stepLengths(line);
  const total = steps.reduce((sum, step) => sum + step, 0);
  let best = { share: 0, metres: Infinity };
  let before = 0;
  for (const [i, step] of steps.entries()) {
    const [a, b] = [line[i], line[i + 1]];
    if (a === undefined || b === undefined) break;
    const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
    const along = ((spot[0] - a[0]) * squeeze * dx + (spot[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    const [metres = 0] = stepLengths([spot, [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]]);
    if (metres < best.metres) best = { share: total === 0 ? 0 : (before + step * t) / total, metres };
    before += step;
  }
  return best;
}
