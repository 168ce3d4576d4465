import { TimeAgo, type Tone, ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { Field } from '../../shared/inspection/Field.tsx';
import { StepForm } from '../../shared/inspection/StepForm.tsx';
import { type DeskComplaint, useComplaintStep } from './use-desks.ts';

const TONE: Record<DeskComplaint['status'], Tone> = { received: 'new', 'looked-into': 'checking', answered: 'closed' };

/** What an enterprise says about enforcement, whom it is about, and the answer. */
export function ComplaintCard({ complaint }: { complaint: DeskComplaint }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<'look-into' | 'answer'>();
  const { code, kind, text, status, answer, authorityName, checkId, checkCode, complainant, at, allowed } = complaint;
  return (
    <li className="card desk-card">
      <header>
        <ToneTag tone={TONE[status]}>{t(`inspection.complaints.status.${status}`)}</ToneTag>
        <b>{t(`inspection.complaints.kind.${kind}`, { defaultValue: kind })}</b>
        <span className="sc-muted sc-number">{code}</span>
        <TimeAgo at={at} className="sc-muted" />
      </header>
      <p className="desk-text">{text}</p>
      <p className="sc-muted">
        {t('inspection.complaints.from', { name: complainant })}
        {authorityName ? ` · ${t('inspection.complaints.about', { name: authorityName })}` : ''}
        {checkId ? (
          <>
            {' · '}
            <Link to="/inspection/checks/$checkId" params={{ checkId }}>
              {checkCode ?? t('inspection.obstacles.seeCheck')}
            </Link>
          </>
        ) : null}
      </p>
      {answer ? <p className="desk-answer">{answer}</p> : null}
      {chosen && allowed.includes(chosen) ? (
        <Words key={chosen} complaint={complaint} action={chosen} onDone={() => setChosen(undefined)} />
      ) : (
        <div className="actions-row">
          {allowed.map((action) => (
            <Button key={action} type={action === 'answer' ? 'primary' : 'default'} onClick={() => setChosen(action)}>
              {t(`inspection.complaints.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

interface WordsProps {
  complaint: DeskComplaint;
  action: 'look-into' | 'answer';
  onDone: () => void;
}

function Words({ complaint, action, onDone }: WordsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [commandId] = useState(newCommandId);
  const step = useComplaintStep(complaint.id);
  const label = t(`inspection.complaints.action.${action}`);
  return (
    <StepForm
      label={label}
      hint={t(`inspection.complaints.hint.${action}`)}
      confirm={t('inspection.confirm', { action: label })}
      ready={text.trim() !== ''}
      busy={step.isPending}
      error={step.error}
      onSubmit={() => step.mutate({ commandId, action, text: text.trim() }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <Field label={t('inspection.complaints.words')}>
        <Input.TextArea
          autoFocus
          rows={3}
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
    </StepForm>
  );
}
