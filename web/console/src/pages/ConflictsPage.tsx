import { Empty } from '@shancheng/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, type InputRef } from 'antd';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictBars } from '../features/conflicts/ConflictBars.tsx';
import { ConflictFilters } from '../features/conflicts/ConflictFilters.tsx';
import { ConflictMap } from '../features/conflicts/ConflictMap.tsx';
import { ConflictRows } from '../features/conflicts/ConflictRows.tsx';
import { ConflictSteps } from '../features/conflicts/ConflictSteps.tsx';
import { isFiltered, NO_FILTERS, parseConflictSearch } from '../shared/conflict-search.ts';
import { useConflictPages } from '../shared/use-conflicts.ts';
import { useKeys } from '../shared/use-keys.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The conflicts between plans: filters and list on the left, on the right the chosen one and its steps. */
export function ConflictsPage() {
  const { t } = useTranslation();
  useTitle(`${t('conflicts.title')} · ${t('app.name')}`);
  if (!usePermission('plan.view')) return <Empty title={t('map.notAllowed')} hint={t('map.notAllowedHint')} />;
  return <Workspace />;
}

function Workspace() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/conflicts' });
  const list = useConflictPages(search);
  const searchBox = useRef<InputRef>(null);
  const choose = useCallback(
    (conflict: string | undefined) =>
      void navigate({
        to: '/conflicts',
        search: (before) => parseConflictSearch({ ...before, conflict }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const filter = useCallback(
    (change: Record<string, unknown>) =>
      void navigate({ to: '/conflicts', search: (before) => parseConflictSearch({ ...before, ...change }) }),
    [navigate],
  );
  const onMap = useCallback(
    (conflict: string) =>
      void navigate({
        to: '/map',
        search: { conflict, conflicts: true, ...(search.asOf ? { asOf: search.asOf } : {}) },
      }),
    [navigate, search.asOf],
  );
  const move = (step: 1 | -1) => {
    const at = list.rows.findIndex(({ id }) => id === search.conflict);
    const next = list.rows[at < 0 ? 0 : at + step];
    if (next) choose(next.id);
    if (next === list.rows.at(-1) && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter: () => search.conflict && onMap(search.conflict),
    '/': () => searchBox.current?.focus({ cursor: 'all' }),
  });
  const { conflict } = search;
  return (
    <div className="page-conflicts" data-chosen={conflict !== undefined}>
      <section className="card conflict-list" aria-label={t('conflicts.title')}>
        <header>
          <h1>{t('conflicts.title')}</h1>
          {isFiltered(search) || search.asOf ? (
            <Button size="small" type="link" onClick={() => filter(NO_FILTERS)}>
              {t('filter.clear')}
            </Button>
          ) : null}
        </header>
        <ConflictFilters search={search} searchBox={searchBox} onChange={filter} />
        <ConflictBars search={search} onChange={filter} />
        <div className="conflict-scroll" data-scroll-restoration-id="conflicts">
          <ConflictRows
            list={list}
            selectedId={conflict}
            filtered={isFiltered(search)}
            onSelect={({ id }) => choose(id)}
          />
        </div>
      </section>
      <section className="card conflict-chosen">
        {conflict ? (
          <>
            <ConflictSteps
              key={conflict}
              conflictId={conflict}
              asOf={search.asOf}
              picture={(detail) => <ConflictMap detail={detail} />}
              onClose={() => choose(undefined)}
            />
            <Link
              to="/map"
              search={{ conflict, conflicts: true, ...(search.asOf ? { asOf: search.asOf } : {}) }}
              className="conflict-to-map"
            >
              {t('conflicts.onMap')}
            </Link>
          </>
        ) : (
          <Empty title={t('conflicts.choose')} hint={t('conflicts.chooseHint')} />
        )}
      </section>
    </div>
  );
}
