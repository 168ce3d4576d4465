import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A long value shortened, whole on hover, copied on click. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('ui');
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      setCopied(false); // clipboard refused: the whole value is still shown on hover
    }
  }
  return (
    <button
      type="button"
      className="sc-copy"
      title={`${label} ${text}\n${t('evidence.copy')}`}
      onClick={() => void copy()}
    >
      <b>{label}</b>{' '}
      <code>
        {text.slice(0, 8)}…{text.slice(-6)}
      </code>{' '}
      {copied ? t('evidence.copied') : null}
    </button>
  );
}
