import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '../parts/Notice.tsx';

interface PhotoButtonProps {
  className: string;
  children: ReactNode;
  onPhoto: (file: File) => Promise<void>;
}

/** Opens the camera at once; a label around the input, so that screen readers and keyboards know it too. */
export function PhotoButton({ className, children, onPhoto }: PhotoButtonProps) {
  const { t } = useTranslation();
  const id = useId();
  const [busy, setBusy] = useState(false);
  async function take({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0];
    if (!file) return;
    setBusy(true);
    try {
      await onPhoto(file);
    } catch {
      tell(t('photo.notSaved'), 'bad');
    } finally {
      setBusy(false);
      currentTarget.value = '';
    }
  }
  return (
    <>
      <input
        id={id}
        className="photo-input"
        type="file"
        accept="image/*"
        capture="environment"
        disabled={busy}
        onChange={(event) => void take(event)}
      />
      <label htmlFor={id} className={className} aria-busy={busy}>
        {busy ? t('photo.working') : children}
      </label>
    </>
  );
}
