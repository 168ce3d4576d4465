import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { Field } from '../../shared/inspection/Field.tsx';
import { OfficerPicker } from '../../shared/inspection/OfficerPicker.tsx';
import { StepButtons } from '../../shared/inspection/StepButtons.tsx';
import { StepForm } from '../../shared/inspection/StepForm.tsx';
import { useMyAuthority } from '../../shared/inspection/use-my-authority.ts';
import { stepsOf, whyNot } from './plan-actions.ts';
import { commandOf, fieldsOf, firstWords, isReady, type StepWords, type WordedAction } from './plan-command.ts';
import { usePlanStep } from './use-plans.ts';

const FEWEST_OFFICERS = 2;
const isWorded = (action: string): action is WordedAction => action !== 'invite';

/** What may be done with the plan now; inviting stands beside the proposal. */
export function PlanSteps({ plan }: { plan: InspectionPlanDetail }) {
  const { t } = useTranslation();
  const mine = useMyAuthority(plan.plan.parties);
  const [chosen, setChosen] = useState<WordedAction>();
  const open = chosen !== undefined && whyNot(chosen, plan) === undefined ? chosen : undefined;
  const steps = stepsOf(plan)
    .filter(isWorded)
    .map((action) => {
      const why = whyNot(action, plan);
      return {
        action,
        label: t(`inspection.planStep.${action}`),
        why: why && t(`inspection.planWhy.${why}`),
        danger: action === 'cancel',
      };
    });
  return (
    <div className="actions">
      <StepButtons steps={steps} chosen={open} onChoose={setChosen} />
      {open ? <OneStep key={open} plan={plan} mine={mine} action={open} onDone={() => setChosen(undefined)} /> : null}
    </div>
  );
}

interface OneStepProps {
  plan: InspectionPlanDetail;
  /** The authority the person acts for, where it is known. */
  mine: string | undefined;
  action: WordedAction;
  onDone: () => void;
}

function OneStep({ plan, mine, action, onDone }: OneStepProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState<StepWords>(() => firstWords(action, plan, mine));
  // one id for one intention: trying again after a lost answer changes nothing twice
  const [commandId] = useState(newCommandId);
  const step = usePlanStep(plan.id);
  const set = (change: Partial<StepWords>) => setWords((before) => ({ ...before, ...change }));
  const label = t(`inspection.planStep.${action}`);
  const submit = () => {
    const command = commandOf(commandId, action, words);
    if (command) step.mutate(command, { onSuccess: onDone });
  };
  return (
    <StepForm
      label={label}
      hint={t(`inspection.planHint.${action}`)}
      confirm={t('inspection.confirm', { action: label })}
      ready={isReady(action, words, FEWEST_OFFICERS)}
      busy={step.isPending}
      error={step.error}
      danger={action === 'cancel'}
      onSubmit={submit}
      onCancel={onDone}
    >
      {fieldsOf(action, words).map((field) => (
        <StepField key={field} field={field} plan={plan} words={words} onChange={set} />
      ))}
    </StepForm>
  );
}

interface StepFieldProps {
  field: ReturnType<typeof fieldsOf>[number];
  plan: InspectionPlanDetail;
  words: StepWords;
  onChange: (change: Partial<StepWords>) => void;
}

function StepField({ field, plan, words, onChange }: StepFieldProps) {
  const { t } = useTranslation();
  switch (field) {
    case 'answer':
      return (
        <Radio.Group
          aria-label={t('inspection.parties.answer')}
          value={words.answer}
          options={(['joins', 'in-writing', 'declines'] as const).map((value) => ({
            value,
            label: t(`inspection.answerChoice.${value}`),
          }))}
          onChange={({ target }) => onChange({ answer: target.value })}
        />
      );
    case 'officers':
      return (
        <OfficerPicker
          parties={plan.plan.parties}
          value={words.officerIds}
          windowFrom={plan.windowFrom}
          windowTo={plan.windowTo}
          fewest={FEWEST_OFFICERS}
          onChange={(officerIds) => onChange({ officerIds })}
        />
      );
    case 'reason':
      return (
        <Field label={t('inspection.reason')}>
          <Input.TextArea
            autoFocus
            rows={2}
            maxLength={500}
            value={words.reason}
            onChange={({ target }) => onChange({ reason: target.value })}
          />
        </Field>
      );
    case 'document':
      return (
        <Field label={t('inspection.documentNo')} hint={t('inspection.documentNoHint')}>
          <Input
            autoFocus
            maxLength={100}
            value={words.documentNo}
            onChange={({ target }) => onChange({ documentNo: target.value })}
          />
        </Field>
      );
    default:
      return field satisfies never;
  }
}
