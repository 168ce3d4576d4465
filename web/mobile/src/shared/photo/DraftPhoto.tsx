import { useTranslation } from 'react-i18next';
import { useOutboxView } from '../outbox/OutboxContext.ts';
import { Icon } from '../parts/Icon.tsx';
import { usePhotoUrl } from './use-photo-url.ts';

/** A picture the officer took, from the phone's own copy, with how far it has come. */
export function DraftPhoto({ id, number, onRemove }: { id: string; number: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const src = usePhotoUrl(id);
  const { entries } = useOutboxView();
  const found = entries.find((entry) => entry.id === id)?.state ?? 'sent';
  const state = found === 'late' ? 'sent' : found;
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
