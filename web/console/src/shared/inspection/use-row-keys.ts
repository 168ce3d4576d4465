import type { InputRef } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { useKeys } from '../use-keys.ts';

interface RowKeys {
  ids: readonly string[];
  onOpen: (id: string) => void;
  searchBox: RefObject<InputRef | null>;
  /** The last row was reached. */
  onEnd: () => void;
}

/** J and K walk through the rows, Enter opens the one reached, / searches. Gives the id of that row. */
export function useRowKeys({ ids, onOpen, searchBox, onEnd }: RowKeys): string | undefined {
  const [at, setAt] = useState<string>();
  const move = (step: 1 | -1) => {
    const now = at === undefined ? -1 : ids.indexOf(at);
    const next = ids[now < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, now + step))];
    if (next === undefined) return;
    setAt(next);
    if (next === ids.at(-1)) onEnd();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter: () => at !== undefined && ids.includes(at) && onOpen(at),
    '/': () => searchBox.current?.focus({ cursor: 'all' }),
  });
  useEffect(() => {
    if (at !== undefined)
      document.querySelector(`[data-row="${CSS.escape(at)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return at;
}
