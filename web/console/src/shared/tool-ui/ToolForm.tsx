import { Button } from 'antd';
import type { ReactNode } from 'react';

interface ToolFormProps {
  children: ReactNode;
  /** Words on the button. */
  submit: string;
  busy: boolean;
  /** What is still wanted, in words; the button waits until it is undefined. */
  wanting?: string | undefined;
  onSubmit: () => void;
}

/** The first part of every tool panel: few fields and one button, Enter included. */
export function ToolForm({ children, submit, busy, wanting, onSubmit }: ToolFormProps) {
  return (
    <form
      className="tool-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && wanting === undefined) onSubmit();
      }}
    >
      {children}
      <Button type="primary" htmlType="submit" block loading={busy} disabled={wanting !== undefined}>
        {submit}
      </Button>
      {wanting === undefined ? null : <p className="tool-wanting">{wanting}</p>}
    </form>
  );
}
