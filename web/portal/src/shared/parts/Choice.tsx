import { useId } from 'react';

interface ChoiceProps<T extends string> {
  legend: string;
  options: readonly { value: T; label: string; hint?: string }[];
  value: T | '';
  onChange: (value: T) => void;
  problem?: string | undefined;
}

/** One of some, as large touch targets; radio buttons underneath, so arrow keys work. */
export function Choice<T extends string>({ legend, options, value, onChange, problem }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
      {problem ? (
        <p className="field-hint">
          <strong role="alert">{problem}</strong>
        </p>
      ) : null}
    </fieldset>
  );
}
