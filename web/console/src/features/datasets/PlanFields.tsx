import { AutoComplete, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DatasetWords, type Field, joinsMap } from './dataset-form.ts';
import { FormRow } from './FormRow.tsx';

/** Suggestions only: a district may have others. */
const DOMAINS = ['国土规划', '城乡规划', '林地规划', '湿地规划', '水利规划', '生态红线', '产业规划', '专项规划'];
const GROUPS = [
  'AGRI',
  'FOREST',
  'GRASS',
  'WET',
  'ECO_LINE',
  'FARMLAND_LINE',
  'BUILD_RES',
  'BUILD_COM',
  'BUILD_IND',
  'BUILD_PUB',
  'TRANS',
  'SPECIAL',
  'RESERVE',
  'OTHER',
];

interface PlanFieldsProps {
  words: DatasetWords;
  wrong: ReadonlySet<Field>;
  onChange: (change: Partial<DatasetWords>) => void;
}

/** Whether and how a dataset is compared with the plans. */
export function PlanFields({ words, wrong, onChange }: PlanFieldsProps) {
  const { t } = useTranslation();
  if (words.geometryKind !== 'polygon') return null;
  return (
    <fieldset className="plan-fields">
      <legend>
        <Checkbox checked={words.inMap} onChange={(event) => onChange({ inMap: event.target.checked })}>
          {t('datasets.inMap')}
        </Checkbox>
      </legend>
      {joinsMap(words) ? (
        <>
          <FormRow
            label={t('datasets.field.domain')}
            problem={wrong.has('domain') ? t('datasets.wrong.domain') : undefined}
          >
            {(id) => (
              <AutoComplete
                id={id}
                value={words.domain}
                options={DOMAINS.map((value) => ({ value }))}
                status={wrong.has('domain') ? 'error' : ''}
                onChange={(domain: string) => onChange({ domain })}
              />
            )}
          </FormRow>
          <FormRow label={t('datasets.field.kind')}>
            {(id) => (
              <Select
                id={id}
                value={words.kind}
                options={(['zone', 'line', 'status'] as const).map((value) => ({
                  value,
                  label: t(`datasets.kind.${value}`),
                }))}
                onChange={(kind) => onChange({ kind })}
              />
            )}
          </FormRow>
          <FormRow label={t('datasets.field.rank')}>
            {(id) => (
              <Select
                id={id}
                value={words.rank}
                options={Array.from({ length: 9 }, (_, index) => ({
                  value: index + 1,
                  label: t('datasets.rank', { rank: index + 1 }),
                }))}
                onChange={(rank: number) => onChange({ rank })}
              />
            )}
          </FormRow>
          <FormRow label={t('datasets.field.landGroup')}>
            {(id) => (
              <Select
                id={id}
                allowClear
                value={words.landGroup || null}
                placeholder={t('datasets.byCode')}
                options={GROUPS.map((value) => ({ value, label: t(`datasets.group.${value}`) }))}
                onChange={(landGroup?: string) => onChange({ landGroup: landGroup ?? '' })}
              />
            )}
          </FormRow>
        </>
      ) : null}
    </fieldset>
  );
}
