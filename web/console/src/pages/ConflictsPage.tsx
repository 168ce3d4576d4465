import { Empty } from '@shancheng/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConflictRows } from '../features/conflicts/ConflictRows.tsx';
import { ConflictSteps } from '../features/conflicts/ConflictSteps.tsx';
import { spotText } from '../features/one-map/map-search.ts';
import { useConflict } from '../shared/use-conflicts.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The open conflicts between plans, and the steps by which the chosen one is reconciled. */
export function ConflictsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { conflict } = useSearch({ from: '/conflicts' });
  const { data } = useConflict(conflict);
  const place = data?.conflict.place;
  useTitle(`${t('conflicts.title')} · ${t('app.name')}`);
  if (!usePermission('plan.view')) return <Empty title={t('map.notAllowed')} hint={t('map.notAllowedHint')} />;
  return (
    <div className="page-conflicts">
      <section className="card">
        <h1>{t('conflicts.title')}</h1>
        <ConflictRows
          selectedId={conflict}
          onSelect={({ id }) => void navigate({ to: '/conflicts', search: { conflict: id }, replace: true })}
        />
      </section>
      <section className="card">
        {conflict ? (
          <>
            <ConflictSteps conflictId={conflict} />
            {place ? (
              <Link to="/map" search={{ conflict, conflicts: true, at: spotText(place) }}>
                {t('conflicts.onMap')}
              </Link>
            ) : null}
          </>
        ) : (
          <Empty title={t('conflicts.choose')} hint={t('conflicts.chooseHint')} />
        )}
      </section>
    </div>
  );
}
