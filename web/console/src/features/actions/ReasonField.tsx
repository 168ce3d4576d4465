import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Ready sentences; a click writes them, they can be changed. */
  suggestions: readonly string[];
  label: string;
}

/** Why. Stays in the history for good, so it is asked in words. */
export function ReasonField({ value, onChange, suggestions, label }: ReasonFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="reason">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={500}
        showCount
        placeholder={t('act.reasonHint')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions.length > 0 ? (
        <div className="reason-suggestions">
          {suggestions.map((suggestion) => (
            <button type="button" key={suggestion} onClick={() => onChange(suggestion)}>
              {suggestion}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
