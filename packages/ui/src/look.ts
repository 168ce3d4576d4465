import { createContext, useContext } from 'react';
import { darkTokens, lightTokens, type Tokens } from './tokens.ts';

/** `light`: console, phone, portal. `cockpit`: the dark wall. */
export type Look = 'light' | 'cockpit';

/** Which look the screen below has; the CSS side is `data-look="cockpit"` on the html element. */
export const LookContext = createContext<Look>('light');

/** The token values of a look, for canvases (map, charts) that cannot read CSS variables. */
export function tokensOf(look: Look): Tokens {
  return look === 'cockpit' ? darkTokens : lightTokens;
}

/** The tokens of the screen this component stands in. */
export function useTokens(): Tokens {
  return tokensOf(useContext(LookContext));
}
