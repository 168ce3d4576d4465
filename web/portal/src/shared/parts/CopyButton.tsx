import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies a text; where the browser forbids it, says that it has to be written down. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'copy' | 'copied' | 'copyFailed'>('copy');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('copyFailed');
    }
  }
  return (
    <button type="button" className="side-button" onClick={() => void copy()}>
      <span role="status">{t(state)}</span>
    </button>
  );
}
