import { useEffect, useState } from 'react';

/** The wall’s unit in CSS pixels, for canvases; steps of a quarter pixel so that a resize does not redraw for nothing. */
export function useWallScale(): number {
  const [rem, setRem] = useState(readRem);
  useEffect(() => {
    const read = () => setRem(readRem());
    window.addEventListener('resize', read);
    return () => window.removeEventListener('resize', read);
  }, []);
  return rem;
}

function readRem(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) ? Math.round(size * 4) / 4 : 16;
}
