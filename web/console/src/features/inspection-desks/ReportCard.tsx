import { formatAbsolute, TimeAgo, type Tone, ToneTag } from '@shancheng/ui';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { Field } from '../../shared/inspection/Field.tsx';
import { StepForm } from '../../shared/inspection/StepForm.tsx';
import { ReportContact } from './ReportContact.tsx';
import { longestText, type ReportAction, type ReportWords, reportCommand } from './report-command.ts';
import { type DeskReport, useAuthorities, useReportStep } from './use-desks.ts';

const TONE: Record<DeskReport['status'], Tone> = {
  received: 'new',
  'passed-on': 'waiting',
  checked: 'checking',
  answered: 'closed',
};

/** What somebody reported, where, who has it now, and the answer. */
export function ReportCard({ report }: { report: DeskReport }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReportAction>();
  const { number, category, text, place, at, status, authorityName, answer, hasContact, steps, allowed } = report;
  return (
    <li className="card desk-card">
      <header>
        <ToneTag tone={TONE[status]}>{t(`inspection.reports.status.${status}`)}</ToneTag>
        <b>{t(`inspection.reports.category.${category}`, { defaultValue: category })}</b>
        <span className="sc-muted sc-number">{number}</span>
        <TimeAgo at={at} className="sc-muted" />
      </header>
      <p className="desk-text">{text}</p>
      <p className="sc-muted">
        {place}
        {authorityName ? ` · ${t('inspection.reports.with', { name: authorityName })}` : ''}
      </p>
      {answer ? <p className="desk-answer">{answer}</p> : null}
      {hasContact ? <ReportContact reportId={report.id} /> : null}
      {steps.length > 0 ? (
        <details>
          <summary>{t('inspection.reports.steps', { count: steps.length })}</summary>
          <ul className="plain-list">
            {steps.map((step) => (
              <li key={`${step.at}/${step.action}`}>
                {t(`inspection.reports.done.${step.action}`, { defaultValue: step.action })} · {step.by} ·{' '}
                <span className="sc-number sc-muted">{formatAbsolute(step.at)}</span>
                {step.note ? <small className="block">{step.note}</small> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {chosen && allowed.includes(chosen) ? (
        <Words key={chosen} reportId={report.id} action={chosen} onDone={() => setChosen(undefined)} />
      ) : (
        <div className="actions-row">
          {allowed.map((action) => (
            <Button key={action} onClick={() => setChosen(action)}>
              {t(`inspection.reports.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function Words({ reportId, action, onDone }: { reportId: string; action: ReportAction; onDone: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState<ReportWords>({ authorityId: undefined, text: '' });
  const [commandId] = useState(newCommandId);
  const step = useReportStep(reportId);
  const label = t(`inspection.reports.action.${action}`);
  const command = reportCommand(commandId, action, words);
  return (
    <StepForm
      label={label}
      hint={t(`inspection.reports.hint.${action}`)}
      confirm={t('inspection.confirm', { action: label })}
      ready={command !== undefined}
      busy={step.isPending}
      error={step.error}
      onSubmit={() => command && step.mutate(command, { onSuccess: onDone })}
      onCancel={onDone}
    >
      {action === 'pass-on' ? (
        <AuthoritySelect value={words.authorityId} onChange={(authorityId) => setWords({ ...words, authorityId })} />
      ) : null}
      <Field label={t(action === 'pass-on' ? 'inspection.reports.note' : 'inspection.complaints.words')}>
        <Input.TextArea
          rows={2}
          maxLength={longestText(action)}
          value={words.text}
          onChange={({ target }) => setWords({ ...words, text: target.value })}
        />
      </Field>
    </StepForm>
  );
}

function AuthoritySelect({ value, onChange }: { value: string | undefined; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const authorities = useAuthorities();
  return (
    <Field label={t('inspection.reports.toWhom')}>
      <Select<string | null>
        loading={authorities.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        value={value ?? null}
        options={(authorities.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => id !== null && onChange(id)}
      />
    </Field>
  );
}
