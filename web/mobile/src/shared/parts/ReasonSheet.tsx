import { type ReactNode, useState } from 'react';
import { Sheet } from './Sheet.tsx';

interface ReasonSheetProps {
  title: string;
  hint: string;
  label: string;
  submit: string;
  busy?: boolean;
  onReason: (reason: string) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks why, in words, before a step that has to be justified. */
export function ReasonSheet({
  title,
  hint,
  label,
  submit,
  busy = false,
  onReason,
  onClose,
  children,
}: ReasonSheetProps) {
  const [reason, setReason] = useState('');
  return (
    <Sheet title={title} onClose={onClose}>
      <p>{hint}</p>
      <label className="field">
        <span>{label}</span>
        <textarea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </label>
      {children}
      <button
        type="button"
        className="big-button big-button-danger"
        disabled={busy || reason.trim() === ''}
        onClick={() => onReason(reason.trim())}
      >
        {submit}
      </button>
    </Sheet>
  );
}
