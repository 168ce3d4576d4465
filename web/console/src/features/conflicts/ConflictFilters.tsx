import { Checkbox, Input, type InputRef, Select } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONFLICT_STATUSES, type ConflictSearch, SORTS } from '../../shared/conflict-search.ts';
import { useLayerFacts } from '../../shared/use-layer-facts.ts';

interface ConflictFiltersProps {
  search: ConflictSearch;
  searchBox: RefObject<InputRef | null>;
  /** Undefined clears a filter. */
  onChange: (change: { [K in keyof ConflictSearch]: ConflictSearch[K] | undefined }) => void;
}

/** What the list is narrowed to; everything goes into the address at once. Type and severity are the bars’. */
export function ConflictFilters({ search, searchBox, onChange }: ConflictFiltersProps) {
  const { t } = useTranslation();
  const { authorities, domains } = useLayerFacts();
  const choice = { size: 'small' as const, popupMatchSelectWidth: false, allowClear: true };
  return (
    <search className="filters conflict-filters">
      <SearchWords value={search.q ?? ''} onCommit={(q) => onChange({ q: q || undefined })} inputRef={searchBox} />
      <Select
        {...choice}
        className="f-wide"
        aria-label={t('conflicts.filter.status')}
        placeholder={t('conflicts.filter.status')}
        value={search.status ?? null}
        options={CONFLICT_STATUSES.map((value) => ({ value, label: t(`conflicts.status.${value}`) }))}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
      <Select
        {...choice}
        className="f-wide"
        showSearch
        aria-label={t('conflicts.filter.authority')}
        placeholder={t('conflicts.filter.authority')}
        value={search.authority ?? null}
        options={withOwn(authorities, search.authority)}
        onChange={(authority) => onChange({ authority: authority ?? undefined })}
      />
      <Select
        {...choice}
        className="f-wide"
        aria-label={t('conflicts.filter.domain')}
        placeholder={t('conflicts.filter.domain')}
        value={search.domain ?? null}
        options={withOwn(domains, search.domain)}
        onChange={(domain) => onChange({ domain: domain ?? undefined })}
      />
      <Select<NonNullable<ConflictSearch['sort']> | 'severity'>
        size="small"
        popupMatchSelectWidth={false}
        className="f-wide"
        aria-label={t('filter.sort')}
        value={search.sort ?? 'severity'}
        options={SORTS.map((value) => ({ value, label: t(`conflicts.sort.${value}`) }))}
        onChange={(sort) => onChange({ sort: sort === 'severity' ? undefined : sort })}
      />
      <Checkbox
        checked={search.mine === true}
        onChange={(event) => onChange({ mine: event.target.checked || undefined })}
      >
        {t('conflicts.filter.mine')}
      </Checkbox>
      <Checkbox
        checked={search.overdue === true}
        onChange={(event) => onChange({ overdue: event.target.checked || undefined })}
      >
        {t('conflicts.filter.overdue')}
      </Checkbox>
      <Input
        size="small"
        type="date"
        className="f-day"
        aria-label={t('map.asOf')}
        prefix={t('map.asOf')}
        title={t('conflicts.filter.asOf')}
        value={search.asOf ?? ''}
        onChange={(event) => onChange({ asOf: event.target.value || undefined })}
      />
    </search>
  );
}

/** A link may carry part of a name that is in no list. */
function withOwn(values: readonly string[], chosen: string | undefined) {
  const all = chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];
  return all.map((value) => ({ value, label: value }));
}

const TYPING_PAUSE_MS = 350;

interface SearchWordsProps {
  value: string;
  onCommit: (q: string) => void;
  inputRef: RefObject<InputRef | null>;
}

/** Searches when typing pauses or on Enter; Escape leaves the field. */
function SearchWords({ value, onCommit, inputRef }: SearchWordsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onCommit(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onCommit]);
  return (
    <Input
      ref={inputRef}
      size="small"
      allowClear
      className="f-text"
      maxLength={100}
      aria-label={t('filter.text')}
      placeholder={t('conflicts.filter.words')}
      suffix={<kbd>/</kbd>}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onCommit(typed.trim())}
      onKeyDown={(event) => event.key === 'Escape' && inputRef.current?.blur()}
    />
  );
}
