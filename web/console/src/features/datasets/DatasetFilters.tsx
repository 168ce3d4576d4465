import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DATA_CLASSES, DATASET_STATUSES, type DatasetsSearch, isNarrowed } from './datasets-search.ts';

interface DatasetFiltersProps {
  search: DatasetsSearch;
  authorities: readonly string[];
  onChange: (change: DatasetsSearch) => void;
}

/** Words, class, authority and status; what is chosen stands in the address. */
export function DatasetFilters({ search, authorities, onChange }: DatasetFiltersProps) {
  const { t } = useTranslation();
  const choose = (
    field: 'dataClass' | 'status' | 'authority',
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={search[field] ?? null}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      // the options above are the only values there are
      onChange={(value?: string) => onChange({ [field]: value } as DatasetsSearch)}
    />
  );
  return (
    <search className="dataset-filters">
      <Input.Search
        key={search.q ?? ''}
        allowClear
        placeholder={t('datasets.find')}
        aria-label={t('datasets.find')}
        defaultValue={search.q ?? ''}
        onSearch={(q) => onChange({ q: q.trim() || undefined })}
      />
      {choose(
        'dataClass',
        t('datasets.class'),
        DATA_CLASSES.map((value) => ({ value, label: t(`map.class.${value}`) })),
      )}
      {choose(
        'authority',
        t('datasets.authority'),
        authorities.map((value) => ({ value, label: value })),
      )}
      {choose(
        'status',
        t('datasets.state'),
        DATASET_STATUSES.map((value) => ({ value, label: t(`datasets.status.${value}`) })),
      )}
      {isNarrowed(search) ? (
        <Button
          type="text"
          onClick={() => onChange({ q: undefined, dataClass: undefined, authority: undefined, status: undefined })}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}
