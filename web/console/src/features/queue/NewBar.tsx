import { useTranslation } from 'react-i18next';

/** “3 new”: the only way new rows get into the list. Takes no room of its own, so nothing jumps. */
export function NewBar({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="new-bar" aria-live="polite">
      {count > 0 ? (
        <button type="button" onClick={onShow}>
          ↑ {t('queue.new', { count })} <kbd>N</kbd>
        </button>
      ) : null}
    </div>
  );
}
