import type { PlanConflict } from '@shancheng/contracts/plan';
import { useTranslation } from 'react-i18next';
import { ConflictRows } from '../../features/conflicts/ConflictRows.tsx';
import type { MapSearch } from '../../features/one-map/map-search.ts';
import { useConflictPages } from '../../shared/use-conflicts.ts';

interface ConflictsOfDayProps {
  search: MapSearch;
  onChange: (change: MapSearch) => void;
  onHover: (conflict: PlanConflict | undefined) => void;
}

/** What contradicts on the day the map shows. */
export function ConflictsOfDay({ search, onChange, onHover }: ConflictsOfDayProps) {
  const { t } = useTranslation();
  const list = useConflictPages(search.asOf === undefined ? {} : { asOf: search.asOf });
  return (
    <>
      {search.asOf ? <p className="sc-muted">{t('map.conflictsThen', { day: search.asOf })}</p> : null}
      <ConflictRows
        list={list}
        selectedId={search.conflict}
        onSelect={({ id }) => onChange({ conflict: id, at: '', conflicts: true, tool: '' })}
        onHover={onHover}
      />
    </>
  );
}
