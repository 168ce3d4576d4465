import { useEffect, useRef, useSyncExternalStore } from 'react';

interface Notice {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
}

const SHOWN_MS = 5_000;
let notice: Notice | undefined;
let lastId = 0;
const watchers = new Set<() => void>();

function set(next: Notice | undefined): void {
  notice = next;
  for (const watcher of watchers) watcher();
}

/** A sentence at the top for some seconds; the next one takes its place. */
export function tell(text: string, tone: Notice['tone'] = 'plain'): void {
  lastId += 1;
  set({ id: lastId, text, tone });
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function NoticeBar() {
  const shown = useSyncExternalStore(subscribe, () => notice);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!shown) return;
    // a popover opened last lies above an open dialog, which the ringing card is
    place.current?.hidePopover();
    place.current?.showPopover();
    const timer = setTimeout(() => notice === shown && set(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div ref={place} className="notice-place" popover="manual" role="status" aria-live="polite">
      {shown ? (
        <p className="notice" data-tone={shown.tone} key={shown.id}>
          {shown.text}
        </p>
      ) : null}
    </div>
  );
}
