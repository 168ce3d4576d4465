import type { ViolationReport } from '@shancheng/contracts/complaint';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../shared/kept.ts';
import { Problem } from '../../shared/parts/Problem.tsx';
import { Stepper } from '../../shared/parts/Stepper.tsx';
import { trackReport } from '../../shared/tracked-reports.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { ReportReceipt } from './ReportReceipt.tsx';
import { StepContact, StepPlace, StepWhat } from './ReportSteps.tsx';
import { emptyReport, LAST_STEP, missingOn, reportOf } from './report-draft.ts';

const STEPS = [StepWhat, StepPlace, StepContact];

/** Three steps; what is written stays on this device until it has been handed in. */
export function ReportForm() {
  const { t } = useTranslation();
  const api = usePortalApi();
  const { draft, change, discard, kept } = useDraft('report', emptyReport);
  const [tried, setTried] = useState(0);
  const [receipt, setReceipt] = useState<ViolationReport>();
  const sending = useMutation({
    mutationFn: async () => {
      const report = reportOf(draft);
      return report ? api.report(report) : undefined;
    },
    onSuccess: (answer) => {
      if (!answer) return change({ step: missingOn(draft, 1).length > 0 ? 1 : 2 });
      trackReport(answer.code, answer.at);
      setReceipt(answer);
      discard();
    },
  });
  if (receipt) return <ReportReceipt report={receipt} onAgain={() => setReceipt(undefined)} />;

  const step = Math.min(Math.max(1, draft.step), LAST_STEP);
  const Step = STEPS[step - 1] ?? StepWhat;
  function next(event: FormEvent) {
    event.preventDefault();
    setTried(step);
    if (missingOn(draft, step).length > 0) return;
    if (step < LAST_STEP) change({ step: step + 1 });
    else sending.mutate();
  }
  return (
    <form className="card form" onSubmit={next} noValidate>
      <Stepper step={step} names={['what', 'place', 'contact'].map((name) => t(`report.steps.${name}`))} />
      <Step draft={draft} change={change} missing={tried === step ? missingOn(draft, step) : []} />
      {kept ? null : <p className="hint">{t('draftNotKept')}</p>}
      {sending.error ? <Problem error={sending.error} /> : null}
      <div className="form-actions">
        {step > 1 ? (
          <button type="button" className="side-button" onClick={() => change({ step: step - 1 })}>
            {t('stepBack')}
          </button>
        ) : null}
        <button type="submit" className="big-button" disabled={sending.isPending}>
          {t(sending.isPending ? 'sending' : step < LAST_STEP ? 'stepNext' : 'report.submit')}
        </button>
      </div>
    </form>
  );
}
