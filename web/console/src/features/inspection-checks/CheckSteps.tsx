import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { Field } from '../../shared/inspection/Field.tsx';
import { OfficerPicker } from '../../shared/inspection/OfficerPicker.tsx';
import { StepButtons } from '../../shared/inspection/StepButtons.tsx';
import { StepForm } from '../../shared/inspection/StepForm.tsx';
import { commandOf, type DeskAction, deskSteps, fieldOf, isReady, type StepWords, whyNot } from './check-steps.ts';
import { useCheckStep } from './use-checks.ts';

const FEWEST_OFFICERS = 2;

/** What a desk may do with the check now; what is done on site says so. */
export function CheckSteps({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<DeskAction>();
  const open = chosen !== undefined && whyNot(chosen, check) === undefined ? chosen : undefined;
  const steps = deskSteps(check).map((action) => {
    const why = whyNot(action, check);
    return {
      action,
      label: t(`inspection.checkStep.${action}`),
      why: why && t(`inspection.checkWhy.${why}`),
      danger: action === 'cancel',
    };
  });
  if (steps.length === 0) return null;
  return (
    <div className="actions">
      <StepButtons steps={steps} chosen={open} onChoose={setChosen} />
      {open ? <OneStep key={open} check={check} action={open} onDone={() => setChosen(undefined)} /> : null}
      {['notified', 'on-site', 'concluded'].includes(check.status) ? (
        <p className="sc-muted">{t(`inspection.onPhone.${check.status}`)}</p>
      ) : null}
    </div>
  );
}

function OneStep({ check, action, onDone }: { check: CheckDetail; action: DeskAction; onDone: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState<StepWords>({ officerIds: [], reason: '', documentNo: '' });
  // one id for one intention: trying again after a lost answer changes nothing twice
  const [commandId] = useState(newCommandId);
  const step = useCheckStep(check.id);
  const label = t(`inspection.checkStep.${action}`);
  const field = fieldOf(action);
  return (
    <StepForm
      label={label}
      hint={t(`inspection.checkHint.${action}`)}
      confirm={t('inspection.confirm', { action: label })}
      ready={isReady(action, words)}
      busy={step.isPending}
      error={step.error}
      danger={action === 'cancel'}
      onSubmit={() => step.mutate(commandOf(commandId, action, words), { onSuccess: onDone })}
      onCancel={onDone}
    >
      {field === 'officerIds' ? (
        <OfficerPicker
          parties={check.parties}
          value={words.officerIds}
          windowFrom={check.windowFrom}
          windowTo={check.windowTo}
          fewest={FEWEST_OFFICERS}
          onChange={(officerIds) => setWords({ ...words, officerIds })}
        />
      ) : null}
      {field === 'reason' || field === 'documentNo' ? (
        <Field label={t(field === 'reason' ? 'inspection.reason' : 'inspection.documentNo')}>
          <Input.TextArea
            autoFocus
            rows={field === 'reason' ? 2 : 1}
            maxLength={field === 'reason' ? 500 : 100}
            value={words[field]}
            onChange={({ target }) => setWords({ ...words, [field]: target.value })}
          />
        </Field>
      ) : null}
    </StepForm>
  );
}
