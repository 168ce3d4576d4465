import { parseQueueSearch, type QueueSearch } from '../../shared/queue-search.ts';

/** A named set of filters. Built-in ones have a text key instead of a name. */
export interface SavedView {
  id: string;
  name: string;
  search: QueueSearch;
}

const KEY = 'shancheng.console.views';

/** What every operator starts with. Names are text keys. */
export const BUILT_IN_VIEWS: readonly SavedView[] = [
  { id: 'todo', name: 'views.todo', search: { status: 'reported,verifying,accepted,filed' } },
  { id: 'running', name: 'views.running', search: { status: 'dispatched,acknowledged,handling' } },
  { id: 'check', name: 'views.check', search: { status: 'feedback,checking' } },
  { id: 'overdue', name: 'views.overdue', search: { overdue: true, sort: 'due' } },
  { id: 'all', name: 'views.all', search: {} },
];

/** The views kept on this device; damaged storage counts as none. */
export function readViews(storage: Pick<Storage, 'getItem'>): SavedView[] {
  try {
    const held: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    if (!Array.isArray(held)) return [];
    return held.flatMap((view: unknown): SavedView[] => {
      if (typeof view !== 'object' || view === null) return [];
      const { id, name, search } = view as Partial<Record<keyof SavedView, unknown>>; // each member is checked below
      if (typeof id !== 'string' || typeof name !== 'string' || typeof search !== 'object' || search === null)
        return [];
      return [{ id, name, search: parseQueueSearch({ ...search }) }];
    });
  } catch {
    return [];
  }
}

/** Keeps the views; says false where storage refuses. */
export function writeViews(storage: Pick<Storage, 'setItem'>, views: readonly SavedView[]): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}
