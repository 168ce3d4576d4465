import { type Tokens, useTokens } from '@shancheng/ui';

/** Colour of the n-th control line, the same on the map and in the table. */
export function useLineColours(): (n: number) => string {
  const { tones }: Tokens = useTokens();
  const list = [tones.overdue, tones.closed, tones.checking, tones.new, tones.void, tones.handling, tones.waiting];
  return (n) => (list[n % list.length] ?? tones.void).fill;
}
