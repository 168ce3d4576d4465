import type { EventType } from '@shancheng/contracts/directory';
import { formatShort, STATUSES, useName, useNow } from '@shancheng/ui';
import { Button, Checkbox, Input, type InputRef, Select } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type QueueSearch, SOURCES } from '../../shared/queue-search.ts';

interface QueueFiltersProps {
  search: QueueSearch;
  /** Undefined values clear a filter. */
  onChange: (change: { [K in keyof QueueSearch]: QueueSearch[K] | undefined }) => void;
  types: readonly EventType[];
  streets: readonly { code: string; name: string }[];
  searchBox: RefObject<InputRef | null>;
}

const list = (text: string | undefined) => (text ? text.split(',') : []);
/** One choice is named; more are counted, since a narrow field cannot name them. */
const tags = (chosen: readonly string[], label: string) =>
  chosen.length > 1 ? { maxTagCount: 0, maxTagPlaceholder: `${label}×${chosen.length}` } : { maxTagCount: 1 };
const text = (values: readonly string[]) => (values.length > 0 ? values.join(',') : undefined);

/** What the list is narrowed to; everything goes into the address at once. */
export function QueueFilters({ search, onChange, types, streets, searchBox }: QueueFiltersProps) {
  const { t } = useTranslation();
  const name = useName();
  const many = {
    mode: 'multiple' as const,
    allowClear: true,
    size: 'small' as const,
  };
  const filtered = Object.keys(search).some((key) => !['sel', 'sort'].includes(key));
  return (
    <search className="filters">
      <SearchText value={search.q ?? ''} onCommit={(q) => onChange({ q: q || undefined })} inputRef={searchBox} />
      <Select
        {...many}
        className="f-wide"
        aria-label={t('queue.status')}
        placeholder={t('filter.status')}
        value={list(search.status)}
        {...tags(list(search.status), t('queue.status'))}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(values: string[]) => onChange({ status: text(values) })}
      />
      <Select
        {...many}
        className="f-wide"
        aria-label={t('queue.type')}
        placeholder={t('filter.type')}
        value={list(search.type)}
        {...tags(list(search.type), t('queue.type'))}
        showSearch={{ optionFilterProp: 'label' }}
        optionLabelProp="short"
        options={types.map((type) => ({
          value: type.code,
          label: `${type.code} ${name(type.name)}`,
          short: name(type.name),
        }))}
        onChange={(values: string[]) => onChange({ type: text(values) })}
        popupMatchSelectWidth={false}
      />
      <Select
        {...many}
        className="f-wide"
        aria-label={t('filter.street')}
        placeholder={t('filter.street')}
        value={list(search.street)}
        {...tags(list(search.street), t('filter.streetShort'))}
        options={streets.map((street) => ({ value: street.code, label: street.name }))}
        onChange={(values: string[]) => onChange({ street: text(values) })}
        popupMatchSelectWidth={false}
      />
      <Select
        size="small"
        allowClear
        className="f-narrow"
        aria-label={t('queue.source')}
        placeholder={t('filter.source')}
        value={search.source ?? null}
        options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        onChange={(value) => onChange({ source: value ?? undefined })}
        popupMatchSelectWidth={false}
      />
      <Select
        size="small"
        className="f-narrow"
        aria-label={t('filter.sort')}
        value={search.sort ?? 'newest'}
        options={(['newest', 'oldest', 'due'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(value) => onChange({ sort: value === 'newest' ? undefined : value })}
        popupMatchSelectWidth={false}
      />
      <Checkbox
        checked={search.overdue === true}
        onChange={(e) => onChange({ overdue: e.target.checked || undefined })}
      >
        {t('filter.overdue')}
      </Checkbox>
      <Checkbox
        checked={search.brokenSla === true}
        onChange={(e) => onChange({ brokenSla: e.target.checked || undefined })}
      >
        {t('filter.brokenSla')}
      </Checkbox>
      <TimeFilter search={search} onChange={onChange} />
      {filtered ? (
        <Button
          size="small"
          type="link"
          onClick={() =>
            onChange({
              status: undefined,
              type: undefined,
              street: undefined,
              source: undefined,
              overdue: undefined,
              brokenSla: undefined,
              q: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}

/** A span of time comes in by links (from the cockpit); here it is named and can be taken away. */
function TimeFilter({ search, onChange }: Pick<QueueFiltersProps, 'search' | 'onChange'>) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  if (search.from === undefined && search.to === undefined) return null;
  const words = [
    search.from ? t('filter.from', { at: formatShort(search.from, now) }) : '',
    search.to ? t('filter.to', { at: formatShort(search.to, now) }) : '',
  ].join(' ');
  return (
    <button
      type="button"
      className="time-filter"
      title={t('filter.clear')}
      onClick={() => onChange({ from: undefined, to: undefined })}
    >
      {words} ×
    </button>
  );
}

const TYPING_PAUSE_MS = 350;

/** Searches when typing pauses or on Enter; Escape leaves the field. */
function SearchText({
  value,
  onCommit,
  inputRef,
}: {
  value: string;
  onCommit: (q: string) => void;
  inputRef: RefObject<InputRef | null>;
}) {
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
      placeholder={t('filter.textHint')}
      suffix={<kbd>/</kbd>}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onCommit(typed.trim())}
      onKeyDown={(event) => event.key === 'Escape' && inputRef.current?.blur()}
    />
  );
}
