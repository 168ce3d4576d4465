import { Checkbox, type InputRef, Select } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchWords } from '../../shared/SearchWords.tsx';
import { CHECK_STATUSES, type ChecksSearch } from './checks-search.ts';

interface CheckFiltersProps {
  search: ChecksSearch;
  searchBox: RefObject<InputRef | null>;
  /** Undefined clears a filter. */
  onChange: (change: { [K in keyof ChecksSearch]: ChecksSearch[K] | undefined }) => void;
}

/** Which checks; everything goes into the address at once. */
export function CheckFilters({ search, searchBox, onChange }: CheckFiltersProps) {
  const { t } = useTranslation();
  const choice = { size: 'small' as const, popupMatchSelectWidth: false, allowClear: true };
  return (
    <search className="filters">
      <SearchWords
        value={search.q ?? ''}
        label={t('inspection.checks.search')}
        inputRef={searchBox}
        onCommit={(q) => onChange({ q: q || undefined })}
      />
      <Select
        {...choice}
        className="f-wide"
        aria-label={t('inspection.checks.whose')}
        placeholder={t('inspection.checks.whose')}
        value={search.of ?? null}
        options={(['authority', 'me'] as const).map((value) => ({ value, label: t(`inspection.checks.of.${value}`) }))}
        onChange={(of) => onChange({ of: of ?? undefined })}
      />
      <Select
        {...choice}
        className="f-wide"
        aria-label={t('inspection.status')}
        placeholder={t('inspection.status')}
        value={search.status ?? null}
        options={CHECK_STATUSES.map((value) => ({ value, label: t(`inspection.checkStatus.${value}`) }))}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
      <Checkbox
        checked={search.overdue === true}
        onChange={({ target }) => onChange({ overdue: target.checked || undefined })}
      >
        {t('inspection.checks.onlyOverdue')}
      </Checkbox>
      {search.planId || search.subjectId ? (
        <button
          type="button"
          className="time-filter"
          title={t('filter.clear')}
          onClick={() => onChange({ planId: undefined, subjectId: undefined })}
        >
          {t(search.planId ? 'inspection.checks.ofPlan' : 'inspection.checks.ofSubject')} ×
        </button>
      ) : null}
    </search>
  );
}
