import type { Cockpit } from '@shancheng/contracts/cockpit';
import type { Tokens } from '@shancheng/ui';

type Streets = Cockpit['byStreet'];

/** Steps from “none” to “most”; five is what an eye tells apart from four metres. */
const STEPS = 5;
/** How far the last step goes from the land’s colour to the line’s. */
const STRONGEST = 0.85;

/** Highest number of open cases of a street, at least the number of steps so that one case is not “most”. */
export function shadeTop(streets: Streets): number {
  return Math.max(STEPS, ...streets.map((street) => street.open));
}

/** Fill of each street by its open cases; colours come from the tokens. */
export function shadesOf(streets: Streets, tokens: Tokens): Record<string, string> {
  const top = shadeTop(streets);
  const ramp = shadeRamp(tokens);
  return Object.fromEntries(
    streets.map((street) => [street.code, ramp[Math.ceil((street.open / top) * STEPS)] ?? tokens.map.land]),
  );
}

/** The six fills, from no open case to the most. */
export function shadeRamp(tokens: Tokens): string[] {
  return Array.from({ length: STEPS + 1 }, (_, step) =>
    mix(tokens.map.land, tokens.map.streetLine, (step / STEPS) * STRONGEST),
  );
}

/** Between two `#RRGGBB` colours. */
function mix(from: string, to: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
