import type { ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** Unit, span of time or a control, at the right of the title. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** One framed part of the wall with its heading. */
export function Panel({ title, aside, className = '', children }: PanelProps) {
  return (
    <section className={`ck-panel ${className}`} aria-label={title}>
      <header className="ck-panel-head">
        <h2>{title}</h2>
        {aside ? <div className="ck-panel-aside">{aside}</div> : null}
      </header>
      <div className="ck-panel-body">{children}</div>
    </section>
  );
}
