import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A list or table of which only whole rows are seen; what does not fit is scrolled to, row by row. */
export function WholeRows({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [hidden, setHidden] = useState(0);
  const box = useCallback((element: HTMLDivElement | null) => {
    const room = element?.parentElement;
    if (!element || !room) return undefined;
    const fit = () => setHidden(fitRows(element, room));
    const sizes = new ResizeObserver(fit);
    sizes.observe(room);
    const rows = new MutationObserver(fit);
    rows.observe(element, { childList: true, subtree: true });
    fit();
    return () => {
      sizes.disconnect();
      rows.disconnect();
    };
  }, []);
  return (
    <>
      <div ref={box} className="ck-rows-whole">
        {children}
      </div>
      {hidden > 0 ? <p className="ck-rest">{t('moreRows', { count: hidden })}</p> : null}
    </>
  );
}

/** How many rows are not in sight before anybody scrolls. */
function fitRows(element: HTMLElement, room: HTMLElement): number {
  // measured without its own limit, so that a room that grew gives it back
  element.style.maxHeight = '';
  const top = element.getBoundingClientRect().top - element.scrollTop;
  const ends = [...element.querySelectorAll('li, tbody tr')].map((row) => row.getBoundingClientRect().bottom - top);
  if (lastWhole(ends, room.clientHeight) === undefined) return 0;
  // the line that says how many are left out needs room, too
  const end = lastWhole(ends, room.clientHeight - MORE_REM * rem());
  if (end !== undefined) element.style.maxHeight = `${Math.ceil(end)}px`;
  return ends.filter((one) => one > (end ?? room.clientHeight) + 1).length;
}

const MORE_REM = 1.5;

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** Where the last row ends that fits whole; undefined: all do, or not even one. */
export function lastWhole(ends: readonly number[], room: number): number | undefined {
  const whole = ends.filter((end) => end <= room + 1);
  return whole.length === ends.length || whole.length === 0 ? undefined : Math.max(...whole);
}
