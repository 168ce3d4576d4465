import type { ReactNode } from 'react';

/** A label over its field; what is wrong with it below. */
export function Field({
  label,
  hint,
  problem,
  children,
}: {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label className="field">
      <span>{label}</span>
      {children}
      {problem ? <small className="field-problem">{problem}</small> : hint ? <small>{hint}</small> : null}
    </label>
  );
}
