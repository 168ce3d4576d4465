import { Modal } from 'antd';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogFrameProps {
  title: string;
  okText: string;
  ready: boolean;
  pending: boolean;
  danger?: boolean;
  width?: number;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

/** A small form in a dialog: Enter sends it (Ctrl+Enter from a text area), Escape leaves it. */
export function DialogFrame({
  title,
  okText,
  ready,
  pending,
  danger = false,
  width = 540,
  onClose,
  onSubmit,
  children,
}: DialogFrameProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // after the dialog has taken the focus for its close button
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('textarea, input')?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (ready && !pending) onSubmit();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  }
  return (
    <Modal
      open
      width={width}
      title={title}
      okText={okText}
      okButtonProps={{ danger, disabled: !ready, loading: pending, htmlType: 'submit', form: id }}
      onCancel={onClose}
    >
      <form ref={form} id={id} onSubmit={submit} onKeyDown={onKeyDown}>
        {children}
      </form>
    </Modal>
  );
}
