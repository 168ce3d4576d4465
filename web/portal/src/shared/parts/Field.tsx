import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  /** More lines than one. */
  rows?: number;
  problem?: string | undefined;
  autoComplete?: string;
  inputMode?: 'text' | 'tel' | 'numeric';
}

/** A labelled field; what is wrong with it stands right below and is read out with it. */
export function Field({ label, hint, value, onChange, maxLength, rows, problem, autoComplete, inputMode }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    value,
    maxLength,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}h`,
    autoComplete: autoComplete ?? 'off',
    inputMode: inputMode ?? 'text',
  };
  return (
    <div className="field" data-bad={problem !== undefined}>
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea {...shared} rows={rows} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      ) : (
        <input {...shared} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      )}
      <p id={`${id}h`} className="field-hint">
        {problem ? <strong role="alert">{problem}</strong> : hint}
      </p>
    </div>
  );
}
