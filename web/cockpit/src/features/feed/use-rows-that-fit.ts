import { useCallback, useState } from 'react';

/** How many rows of the height given by the CSS variable `--ck-feed-row` (in rem) fit the box. */
export function useRowsThatFit(): { box: (element: HTMLElement | null) => (() => void) | undefined; count: number } {
  const [count, setCount] = useState(4);
  const box = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--ck-feed-row')) * rem;
      if (row > 0) setCount(Math.max(1, Math.floor((element.clientHeight + 1) / row)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return { box, count };
}
