import { useEffect, useRef, useState } from 'react';

/** A number that lights up briefly when it changes, and never on first sight. */
export function Changing({ children }: { children: string | number }) {
  const before = useRef(children);
  const [lit, setLit] = useState(false);
  useEffect(() => {
    if (before.current === children) return;
    before.current = children;
    setLit(true);
    const timer = setTimeout(() => setLit(false), 1_600);
    return () => clearTimeout(timer);
  }, [children]);
  return (
    <span className="ck-changing" data-lit={lit}>
      {children}
    </span>
  );
}
