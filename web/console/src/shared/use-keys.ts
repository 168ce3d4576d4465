import { useEffect, useRef } from 'react';

/** Key → what it does. All in lower case (`j`, `enter`, `?`). */
export type KeyMap = Readonly<Record<string, () => void>>;

/** Whether a key press belongs to a field or an open dialog and must be left alone. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input, textarea, select, [contenteditable="true"], .ant-select, .ant-modal, .relogin') !== null
  );
}

/** Single-key commands of a page; silent while somebody types, and with Ctrl, Alt or Meta held. */
export function useKeys(keys: KeyMap, enabled = true): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      // a dialog is open: its own keys count, not the page's
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
      const onButton =
        event.key === 'Enter' && event.target instanceof Element && event.target.closest('a, button') !== null;
      const act = newest.current[event.key.toLowerCase()];
      if (!act || onButton) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}
