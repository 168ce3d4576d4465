import { type InputRef, Select } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchWords } from '../../shared/SearchWords.tsx';
import { KINDS, PLAN_STATUSES, type PlansSearch } from './plans-search.ts';

interface PlanFiltersProps {
  search: PlansSearch;
  searchBox: RefObject<InputRef | null>;
  /** Undefined clears a filter. */
  onChange: (change: { [K in keyof PlansSearch]: PlansSearch[K] | undefined }) => void;
}

const VIEWS = ['all', 'waiting', 'mine'] as const;

/** Whose plans, and which of them; everything goes into the address at once. */
export function PlanFilters({ search, searchBox, onChange }: PlanFiltersProps) {
  const { t } = useTranslation();
  const choice = { size: 'small' as const, popupMatchSelectWidth: false, allowClear: true };
  return (
    <>
      <nav className="views" aria-label={t('inspection.plans.whose')}>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            aria-current={(search.of ?? 'all') === view}
            onClick={() => onChange({ of: view === 'all' ? undefined : view })}
          >
            {t(`inspection.plans.view.${view}`)}
          </button>
        ))}
      </nav>
      <search className="filters">
        <SearchWords
          value={search.q ?? ''}
          label={t('inspection.plans.search')}
          inputRef={searchBox}
          onCommit={(q) => onChange({ q: q || undefined })}
        />
        <Select
          {...choice}
          className="f-wide"
          aria-label={t('inspection.status')}
          placeholder={t('inspection.status')}
          value={search.status ?? null}
          options={PLAN_STATUSES.map((value) => ({ value, label: t(`inspection.planStatus.${value}`) }))}
          onChange={(status) => onChange({ status: status ?? undefined })}
        />
        <Select
          {...choice}
          className="f-wide"
          aria-label={t('inspection.kindOf')}
          placeholder={t('inspection.kindOf')}
          value={search.kind ?? null}
          options={KINDS.map((value) => ({ value, label: t(`inspection.kind.${value}`) }))}
          onChange={(kind) => onChange({ kind: kind ?? undefined })}
        />
      </search>
    </>
  );
}
