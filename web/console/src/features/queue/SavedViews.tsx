import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { filterKey, type QueueSearch } from '../../shared/queue-search.ts';
import { BUILT_IN_VIEWS, readViews, type SavedView, writeViews } from './saved-views.ts';

interface SavedViewsProps {
  search: QueueSearch;
  onShow: (search: QueueSearch) => void;
}

/** Tabs of ready filters, and one’s own, kept on this device. */
export function SavedViews({ search, onShow }: SavedViewsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [own, setOwn] = useState(() => readViews(localStorage));
  const key = filterKey(search);
  const isCurrent = (view: SavedView) => filterKey(view.search) === key;
  const known = [...BUILT_IN_VIEWS, ...own].some(isCurrent);

  function keep(views: SavedView[]) {
    setOwn(views);
    if (!writeViews(localStorage, views)) void message.warning(t('views.notKept'));
  }
  function save(name: string) {
    const { sel: _sel, ...filters } = search;
    keep([...own, { id: newCommandId(), name, search: filters }]);
  }
  function remove(view: SavedView) {
    const before = own;
    keep(own.filter((other) => other.id !== view.id));
    void message.open({
      type: 'info',
      duration: 6,
      content: <UndoNote text={t('views.removed', { name: view.name })} onUndo={() => keep(before)} />,
    });
  }

  return (
    <nav className="views" aria-label={t('views.title')}>
      {BUILT_IN_VIEWS.map((view) => (
        <button type="button" key={view.id} aria-current={isCurrent(view)} onClick={() => onShow(view.search)}>
          {t(view.name)}
        </button>
      ))}
      {own.map((view) => (
        <span key={view.id} className="views-own">
          <button type="button" aria-current={isCurrent(view)} onClick={() => onShow(view.search)}>
            {view.name}
          </button>
          <button
            type="button"
            className="views-remove"
            aria-label={t('views.remove', { name: view.name })}
            onClick={() => remove(view)}
          >
            ×
          </button>
        </span>
      ))}
      {known ? null : <SaveView onSave={save} />}
    </nav>
  );
}

function UndoNote({ text, onUndo }: { text: string; onUndo: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      {text}{' '}
      <Button type="link" size="small" onClick={onUndo}>
        {t('undo')}
      </Button>
    </>
  );
}

function SaveView({ onSave }: { onSave: (name: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  function commit() {
    if (name.trim() === '') return;
    onSave(name.trim());
    setName('');
    setOpen(false);
  }
  const form = (
    <div className="views-save">
      <Input
        autoFocus
        maxLength={20}
        aria-label={t('views.name')}
        placeholder={t('views.name')}
        value={name}
        onChange={(e) => setName(e.target.value)}
        onPressEnter={commit}
      />
      <Button type="primary" disabled={name.trim() === ''} onClick={commit}>
        {t('views.saveNow')}
      </Button>
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={form}>
      <button type="button" className="views-add">
        ＋ {t('views.save')}
      </button>
    </Popover>
  );
}
