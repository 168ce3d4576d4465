import { Input, type InputRef } from 'antd';
import { type RefObject, useEffect, useState } from 'react';

const TYPING_PAUSE_MS = 350;

interface SearchWordsProps {
  value: string;
  label: string;
  onCommit: (q: string) => void;
  inputRef: RefObject<InputRef | null>;
}

/** Searches when typing pauses or on Enter; Escape leaves the field. */
export function SearchWords({ value, label, onCommit, inputRef }: SearchWordsProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onCommit(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onCommit]);
  return (
    <Input
      ref={inputRef}
      size="small"
      allowClear
      className="f-text"
      maxLength={100}
      aria-label={label}
      placeholder={label}
      suffix={<kbd>/</kbd>}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onCommit(typed.trim())}
      onKeyDown={(event) => event.key === 'Escape' && inputRef.current?.blur()}
    />
  );
}
