import type { Finding } from '@shancheng/contracts/inspection-check';
import { useNow } from '@shancheng/ui';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { dayAfter, dayAt } from '../../shared/inspection/days.ts';
import { Field } from '../../shared/inspection/Field.tsx';
import { StepForm } from '../../shared/inspection/StepForm.tsx';
import { isRecheckReady, mayGoThere, type RecheckWords, recheckCommand } from './recheck-command.ts';
import { useCheckStep } from './use-checks.ts';

const MORE_DAYS = 7;

/** Looks at one finding again: from afar first, on site only when that did not do. */
export function RecheckForm({ checkId, finding }: { checkId: string; finding: Finding }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('inspection.findings.recheck')}
      </Button>
    );
  return <Words checkId={checkId} finding={finding} onDone={() => setOpen(false)} />;
}

function Words({ checkId, finding, onDone }: { checkId: string; finding: Finding; onDone: () => void }) {
  const { t } = useTranslation();
  const today = dayAt(useNow(60_000));
  const [words, setWords] = useState<RecheckWords>({
    ...{ passed: undefined, mode: 'remote', note: '' },
    dueOn: dayAfter(today, MORE_DAYS),
  });
  const [commandId] = useState(newCommandId);
  const step = useCheckStep(checkId);
  const set = (change: Partial<RecheckWords>) => setWords((before) => ({ ...before, ...change }));
  return (
    <StepForm
      label={t('inspection.findings.recheck')}
      confirm={t('inspection.findings.keep')}
      ready={isRecheckReady(words, today)}
      busy={step.isPending}
      error={step.error}
      onSubmit={() => step.mutate(recheckCommand(commandId, finding.id, words), { onSuccess: onDone })}
      onCancel={onDone}
    >
      <Radio.Group
        aria-label={t('inspection.findings.how')}
        value={words.mode}
        options={(['remote', 'on-site'] as const).map((value) => ({
          value,
          label: t(`inspection.findings.mode.${value}`),
          disabled: value === 'on-site' && !mayGoThere(finding),
        }))}
        onChange={({ target }) => set({ mode: target.value })}
      />
      {mayGoThere(finding) ? null : <small className="sc-muted">{t('inspection.findings.remoteFirst')}</small>}
      <Radio.Group
        aria-label={t('inspection.findings.result')}
        value={words.passed}
        options={[
          { value: true, label: t('inspection.findings.passed') },
          { value: false, label: t('inspection.findings.failed') },
        ]}
        onChange={({ target }) => set({ passed: target.value })}
      />
      <Field label={t('inspection.findings.note')}>
        <Input.TextArea
          rows={2}
          maxLength={500}
          value={words.note}
          onChange={({ target }) => set({ note: target.value })}
        />
      </Field>
      {words.passed === false ? (
        <Field label={t('inspection.findings.newDay')}>
          <Input
            type="date"
            min={dayAfter(today, 1)}
            value={words.dueOn}
            onChange={({ target }) => set({ dueOn: target.value })}
          />
        </Field>
      ) : null}
    </StepForm>
  );
}
