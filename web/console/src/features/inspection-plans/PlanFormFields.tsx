import type { InspectionTheme } from '@shancheng/contracts/inspection-theme';
import { useName } from '@shancheng/ui';
import { Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/inspection/Field.tsx';
import { useMatters } from '../../shared/inspection/use-matter-names.ts';
import { useStreets } from '../../shared/use-catalogue.ts';
import { useCounty } from '../../shared/use-county.ts';
import { CREDIT_CLASSES, type FormProblem, type PlanForm, withTheme } from './plan-form.ts';
import { KINDS } from './plans-search.ts';
import { SUBJECT_KINDS } from './SubjectPicker.tsx';

export interface PlanFieldsProps {
  form: PlanForm;
  themes: readonly InspectionTheme[];
  /** Said only once somebody tried to send. */
  problems: readonly FormProblem[];
  onChange: (form: PlanForm) => void;
}

/** Which kind of check, on which theme or matters, and what it is called. */
export function WhatFields({ form, themes, problems, onChange }: PlanFieldsProps) {
  const { t } = useTranslation();
  const name = useName();
  const matters = useMatters();
  const problem = (which: FormProblem) =>
    problems.includes(which) ? t(`inspection.form.problem.${which}`) : undefined;
  return (
    <>
      <Radio.Group
        optionType="button"
        aria-label={t('inspection.kindOf')}
        value={form.kind}
        options={KINDS.map((value) => ({ value, label: t(`inspection.kind.${value}`) }))}
        onChange={({ target }) => onChange({ ...form, kind: target.value })}
      />
      <p className="sc-muted">{t(`inspection.kindHint.${form.kind}`)}</p>
      <Field label={t('inspection.form.theme')} hint={t('inspection.form.themeHint')}>
        <Select
          allowClear
          placeholder={t('inspection.form.noTheme')}
          value={form.themeId ?? null}
          options={themes.map(({ id, title }) => ({ value: id, label: name(title) }))}
          onChange={(id) => {
            const theme = themes.find((one) => one.id === id);
            onChange(withTheme(form, theme, theme ? name(theme.title) : ''));
          }}
        />
      </Field>
      {form.themeId === undefined ? (
        <Field label={t('inspection.form.matters')} problem={problem('what')}>
          <Select
            mode="multiple"
            placeholder={t('inspection.form.mattersHint')}
            loading={matters.isPending}
            value={[...form.matters]}
            showSearch={{ optionFilterProp: 'label' }}
            options={(matters.data?.items ?? []).map(({ code, name: label }) => ({
              value: code,
              label: `${label} ${code}`,
            }))}
            onChange={(chosen: string[]) => onChange({ ...form, matters: chosen })}
          />
        </Field>
      ) : null}
      <Field label={t('inspection.form.title')} problem={problem('title')}>
        <Input
          maxLength={100}
          value={form.title}
          onChange={({ target }) => onChange({ ...form, title: target.value })}
        />
      </Field>
    </>
  );
}

/** When, and for special and case-driven checks why and by which document. */
export function WhenFields({ form, problems, onChange }: Omit<PlanFieldsProps, 'themes'>) {
  const { t } = useTranslation();
  const day = (key: 'windowFrom' | 'windowTo') => (
    <Field label={t(`inspection.form.${key}`)}>
      <Input type="date" value={form[key]} onChange={({ target }) => onChange({ ...form, [key]: target.value })} />
    </Field>
  );
  return (
    <>
      <div className="field-row">
        {day('windowFrom')}
        {day('windowTo')}
      </div>
      {problems.includes('window') ? (
        <small className="field-problem">{t('inspection.form.problem.window')}</small>
      ) : null}
    </>
  );
}

export function GroundFields({ form, problems, onChange }: Omit<PlanFieldsProps, 'themes'>) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('inspection.form.ground')} hint={t('inspection.form.groundHint')}>
        <Input.TextArea
          rows={2}
          maxLength={500}
          value={form.ground}
          onChange={({ target }) => onChange({ ...form, ground: target.value })}
        />
      </Field>
      <Field
        label={t('inspection.form.groundDocument')}
        problem={problems.includes('ground') ? t('inspection.form.problem.ground') : undefined}
      >
        <Input
          maxLength={100}
          value={form.groundDocument}
          onChange={({ target }) => onChange({ ...form, groundDocument: target.value })}
        />
      </Field>
    </>
  );
}

/** From whom is drawn, and how many of each credit class. */
export function PoolFields({ form, problems, themes, onChange }: PlanFieldsProps) {
  const { t } = useTranslation();
  const county = useCounty();
  const streets = useStreets(county);
  const { pool } = form;
  const kinds = themes.find(({ id }) => id === form.themeId)?.subjectKinds ?? SUBJECT_KINDS;
  const set = (change: Partial<PlanForm['pool']>) => onChange({ ...form, pool: { ...pool, ...change } });
  const problem = (which: FormProblem) =>
    problems.includes(which) ? t(`inspection.form.problem.${which}`) : undefined;
  return (
    <>
      <Field label={t('inspection.form.poolKinds')}>
        <Select
          mode="multiple"
          placeholder={t('inspection.form.choose')}
          value={[...pool.subjectKinds]}
          options={kinds.map((value) => ({
            value,
            label: t(`inspection.subjectKind.${value}`, { defaultValue: value }),
          }))}
          onChange={(subjectKinds: string[]) => set({ subjectKinds })}
        />
      </Field>
      <Field label={t('inspection.form.poolPlace')} problem={problem('pool')}>
        <Select
          placeholder={t('inspection.form.choose')}
          value={pool.divisionCode || null}
          options={[
            { value: county, label: t('inspection.form.wholeDistrict') },
            ...(streets.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(divisionCode) => set({ divisionCode: divisionCode ?? '' })}
        />
      </Field>
      <fieldset className="rate-fields">
        <legend>{t('inspection.form.rates')}</legend>
        {CREDIT_CLASSES.map((one) => (
          <Field key={one} label={t('inspection.draw.class', { name: one })}>
            <InputNumber
              min={0}
              max={100}
              suffix="%"
              value={pool.rates[one]}
              onChange={(rate) => set({ rates: { ...pool.rates, [one]: rate ?? 0 } })}
            />
          </Field>
        ))}
        {problem('rates') ? <small className="field-problem">{problem('rates')}</small> : null}
      </fieldset>
    </>
  );
}
