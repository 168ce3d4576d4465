import { Modal } from 'antd';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from 'react';

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
      <form id={id} onSubmit={submit} onKeyDown={onKeyDown}>
        {children}
      </form>
    </Modal>
  );
}
