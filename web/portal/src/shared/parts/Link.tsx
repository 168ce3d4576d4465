import type { MouseEvent, ReactNode } from 'react';
import { goTo, hrefOf, type Route } from '../route.ts';

interface LinkProps {
  to: Route;
  className?: string;
  children: ReactNode;
  current?: boolean;
  label?: string;
}

/** A real link, so that it can be opened in a new tab, kept and sent on; a plain click stays inside the app. */
export function Link({ to, className, children, current = false, label }: LinkProps) {
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  }
  return (
    <a
      href={hrefOf(to)}
      className={className}
      aria-label={label}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      onClick={follow}
    >
      {children}
    </a>
  );
}
