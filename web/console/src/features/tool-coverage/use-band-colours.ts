import { useTokens } from '@shancheng/ui';
import { useMemo } from 'react';

/** Near is green, far is red; always with its minutes beside. */
export function useBandColours(bands: number): readonly string[] {
  const { tones } = useTokens();
  return useMemo(() => {
    const scale = [tones.closed.fill, tones.handling.fill, tones.waiting.fill, tones.overdue.fill];
    return scale.slice(0, bands);
  }, [tones, bands]);
}
