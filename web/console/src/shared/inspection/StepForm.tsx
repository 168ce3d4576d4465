import { problemText, useLanguage } from '@shancheng/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface StepFormProps {
  label: string;
  hint?: string;
  confirm: string;
  /** Everything asked for is filled in. */
  ready: boolean;
  busy: boolean;
  error: unknown;
  danger?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** The frame of one step: what it means, its fields, what the server said against it, one button. */
export function StepForm(props: StepFormProps) {
  const { label, hint, confirm, ready, busy, error, danger = false, onSubmit, onCancel, children } = props;
  const { t } = useTranslation();
  return (
    <form
      className="step-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSubmit();
      }}
    >
      {hint ? <p className="sc-muted">{hint}</p> : null}
      {children}
      {error ? <Refusal error={error} /> : null}
      <div className="actions-row">
        <Button type="primary" danger={danger} htmlType="submit" loading={busy} disabled={!ready}>
          {confirm}
        </Button>
        <Button onClick={onCancel}>{t('inspection.back')}</Button>
      </div>
    </form>
  );
}

/** What the server said against it; the words typed are still there. */
export function Refusal({ error }: { error: unknown }) {
  const { t: ui } = useTranslation('ui');
  const failure = problemText(error, ui, useLanguage());
  return (
    <p role="alert" className="step-refusal">
      <b>{failure.title}</b>
      {failure.detail ? ` · ${failure.detail}` : ''} · {failure.next}
    </p>
  );
}
