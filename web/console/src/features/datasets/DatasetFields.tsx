import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStreets } from '../../shared/use-catalogue.ts';
import { useCounty } from '../../shared/use-county.ts';
import type { DatasetWords, Field } from './dataset-form.ts';
import { DATA_CLASSES } from './datasets-search.ts';
import { FormRow } from './FormRow.tsx';
import { PlanFields } from './PlanFields.tsx';

type ChosenField = 'dataClass' | 'geometryKind' | 'securityLevel';

interface DatasetFieldsProps {
  words: DatasetWords;
  wrong: ReadonlySet<Field>;
  isNew: boolean;
  onChange: (change: Partial<DatasetWords>) => void;
}

/** The fields of a dataset’s entry: what it is, whose it is, who may see it, and how it takes part in the one map. */
export function DatasetFields({ words, wrong, isNew, onChange }: DatasetFieldsProps) {
  const { t } = useTranslation();
  const county = useCounty();
  const streets = useStreets(county);
  const text = (field: 'key' | 'zh' | 'en' | 'authority' | 'licence' | 'scale' | 'scheme', disabled = false) => (
    <FormRow label={t(`datasets.field.${field}`)} problem={wrong.has(field) ? t(`datasets.wrong.${field}`) : undefined}>
      {(id) => (
        <Input
          id={id}
          value={words[field]}
          disabled={disabled}
          maxLength={field === 'en' || field === 'licence' ? 200 : 100}
          placeholder={t(`datasets.placeholder.${field}`)}
          status={wrong.has(field) ? 'error' : ''}
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      )}
    </FormRow>
  );
  const choice = <F extends ChosenField>(
    field: F,
    options: { value: DatasetWords[F]; label: string }[],
    disabled = false,
  ) => (
    <FormRow label={t(`datasets.field.${field as ChosenField}`)}>
      {(id) => (
        <Select
          id={id}
          value={words[field]}
          options={options}
          disabled={disabled}
          // one of the options, so a value of this very field
          onChange={(value) => onChange({ [field]: value } as Partial<DatasetWords>)}
        />
      )}
    </FormRow>
  );
  const divisions = [
    { value: county, label: `${t('datasets.wholeDistrict')} ${county}` },
    ...(streets.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <>
      {text('zh')}
      {text('en')}
      {text('key', !isNew)}
      {choice(
        'dataClass',
        DATA_CLASSES.map((value) => ({ value, label: t(`map.class.${value}`) })),
      )}
      {text('authority')}
      {text('licence')}
      {choice(
        'geometryKind',
        (['polygon', 'line', 'point'] as const).map((value) => ({ value, label: t(`datasets.geometry.${value}`) })),
        !isNew,
      )}
      {text('scale')}
      {choice(
        'securityLevel',
        (['public', 'internal', 'sensitive'] as const).map((value) => ({
          value,
          label: t(`datasets.security.${value}`),
        })),
      )}
      <FormRow label={t('datasets.field.division')}>
        {(id) => (
          <Select
            id={id}
            value={words.divisionCode}
            options={divisions}
            disabled={!isNew}
            loading={streets.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(divisionCode: string) => onChange({ divisionCode })}
          />
        )}
      </FormRow>
      {text('scheme')}
      <FormRow label={t('datasets.field.synthetic')}>
        {(id) => (
          <Checkbox
            id={id}
            checked={words.synthetic}
            onChange={(event) => onChange({ synthetic: event.target.checked })}
          >
            {t('datasets.syntheticHint')}
          </Checkbox>
        )}
      </FormRow>
      <PlanFields words={words} wrong={wrong} onChange={onChange} />
    </>
  );
}
