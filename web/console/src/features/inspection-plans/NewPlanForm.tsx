import type { InspectionKind } from '@shancheng/contracts/inspection-plan';
import { ErrorState, Skeleton, useNow } from '@shancheng/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { dayAt } from '../../shared/inspection/days.ts';
import { Refusal } from '../../shared/inspection/StepForm.tsx';
import { GroundFields, PoolFields, WhatFields, WhenFields } from './PlanFormFields.tsx';
import { emptyForm, needsGround, newPlanOf, type PlanForm, problemsOf, withTheme } from './plan-form.ts';
import { SubjectPicker } from './SubjectPicker.tsx';
import { ThemePreview } from './ThemePreview.tsx';
import { useNewPlan, useThemes } from './use-plans.ts';

interface NewPlanFormProps {
  kind: InspectionKind;
  themeId: string | undefined;
  onDone: (planId: string) => void;
  onCancel: () => void;
}

/** A new plan: what, when, whom. Everything typed stays when the server refuses it. */
export function NewPlanForm({ kind, themeId, onDone, onCancel }: NewPlanFormProps) {
  const { t, i18n } = useTranslation();
  const themes = useThemes();
  const today = dayAt(useNow(60_000));
  const [typed, setForm] = useState<PlanForm>(() => emptyForm(kind, today, undefined));
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(themeId);
  const [id] = useState(newCommandId);
  const create = useNewPlan();
  if (themes.isPending) return <Skeleton rows={8} />;
  if (!themes.data) return <ErrorState error={themes.error} onRetry={() => void themes.refetch()} />;
  const wished = asked === undefined ? undefined : themes.data.find((one) => one.id === asked);
  const form = wished ? withTheme(typed, wished, i18n.language === 'en' ? wished.title.en : wished.title.zh) : typed;
  const change = (next: PlanForm) => {
    setAsked(undefined);
    setForm(next);
  };
  const theme = themes.data.find((one) => one.id === form.themeId);
  const problems = problemsOf(form, today);
  const shown = tried ? problems : [];
  const submit = () => {
    setTried(true);
    if (problems.length === 0) create.mutate(newPlanOf(id, form), { onSuccess: onDone });
  };
  return (
    <form
      className="plan-form"
      aria-label={t('inspection.form.new')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending) submit();
      }}
    >
      <section className="card">
        <h2>{t('inspection.form.what')}</h2>
        <WhatFields form={form} themes={themes.data} problems={shown} onChange={change} />
        <WhenFields form={form} problems={shown} onChange={change} />
        {needsGround(form.kind) ? <GroundFields form={form} problems={shown} onChange={change} /> : null}
        {theme ? <ThemePreview theme={theme} /> : null}
      </section>
      <section className="card">
        <h2>{t('inspection.form.whom')}</h2>
        {form.kind === 'double-random' ? (
          <PoolFields form={form} themes={themes.data} problems={shown} onChange={change} />
        ) : (
          <SubjectPicker
            kinds={theme?.subjectKinds}
            value={form.subjectIds}
            onChange={(subjectIds) => change({ ...form, subjectIds })}
          />
        )}
        {shown.includes('subjects') ? (
          <small className="field-problem">{t('inspection.form.problem.subjects')}</small>
        ) : null}
      </section>
      <footer className="card plan-form-foot">
        {create.error ? <Refusal error={create.error} /> : null}
        {shown.length > 0 ? (
          <p role="alert" className="field-problem">
            {t('inspection.form.stillMissing', {
              what: shown.map((one) => t(`inspection.form.name.${one}`)).join('、'),
            })}
          </p>
        ) : null}
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('inspection.form.create')}
        </Button>
        <Button onClick={onCancel}>{t('inspection.back')}</Button>
        <span className="sc-muted">{t('inspection.form.after')}</span>
      </footer>
    </form>
  );
}
