import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox, useOutboxView } from '../../shared/outbox/OutboxContext.ts';
import { Icon } from '../../shared/parts/Icon.tsx';

/** A picture the officer took, from the phone's own copy, with how far it has come. */
export function DraftPhoto({ id, number, onRemove }: { id: string; number: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const src = usePhotoUrl(id);
  const { entries } = useOutboxView();
  const state = entries.find((entry) => entry.id === id)?.state ?? 'sent';
  return (
    <li className="draft-photo" data-state={state}>
      {src ? <img src={src} alt={t('photo.number', { number })} /> : null}
      <span className="draft-photo-state">{t(`photo.state.${state}`)}</span>
      <button
        type="button"
        className="draft-photo-remove"
        aria-label={t('photo.remove', { number })}
        onClick={onRemove}
      >
        <Icon name="close" size={20} />
      </button>
    </li>
  );
}

function usePhotoUrl(id: string): string | undefined {
  const outbox = useOutbox();
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    let url: string | undefined;
    let here = true;
    void outbox.bytes(id).then((bytes) => {
      if (!bytes || !here) return;
      url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setSrc(url);
    });
    return () => {
      here = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [outbox, id]);
  return src;
}
