import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isNarrowed, type RegisterSearch } from './register-search.ts';

export interface Choice {
  field: keyof RegisterSearch;
  label: string;
  options: readonly { value: string; label: string }[];
}

interface RegisterFiltersProps {
  search: RegisterSearch;
  /** What the words are looked for in. */
  words?: string;
  choices: readonly Choice[];
  /** Whether the list changes with the day. */
  byDay: boolean;
  onChange: (change: Partial<RegisterSearch>) => void;
}

/** Words, choices and the day; what is chosen stands in the address. */
export function RegisterFilters({ search, words, choices, byDay, onChange }: RegisterFiltersProps) {
  const { t } = useTranslation();
  const clear = () =>
    onChange(
      Object.fromEntries(
        ['q', 'holder', 'authority', ...choices.map(({ field }) => field)].map((field) => [field, undefined]),
      ),
    );
  return (
    <search className="register-filters">
      {words === undefined ? null : (
        <Input.Search
          key={search.q ?? ''}
          allowClear
          aria-label={words}
          placeholder={words}
          defaultValue={search.q ?? ''}
          onSearch={(q) => onChange({ q: q.trim() || undefined })}
        />
      )}
      {choices.map(({ field, label, options }) => (
        <Select
          key={field}
          allowClear
          aria-label={label}
          placeholder={label}
          value={search[field] ?? null}
          options={[...options]}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(value?: string | null) => onChange({ [field]: value ?? undefined })}
        />
      ))}
      {byDay ? (
        <label className="laws-day">
          {t('powers.on')}
          <input
            type="date"
            value={search.on ?? ''}
            onChange={(event) => onChange({ on: event.target.value || undefined })}
          />
        </label>
      ) : null}
      {isNarrowed(search) ? (
        <Button type="text" onClick={clear}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}
