import { type ReactNode, useId } from 'react';

interface FormRowProps {
  label: string;
  problem?: string | undefined;
  children: (id: string) => ReactNode;
}

/** A label, its field, and what is wrong with it. */
export function FormRow({ label, problem, children }: FormRowProps) {
  const id = useId();
  return (
    <div className="form-row">
      <label htmlFor={id}>{label}</label>
      <div>
        {children(id)}
        {problem ? <p className="field-problem">{problem}</p> : null}
      </div>
    </div>
  );
}
