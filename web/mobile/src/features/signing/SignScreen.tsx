import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { ErrorState, StepUpDialog } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCheckCommand } from '../../shared/check/use-check-command.ts';
import { newId } from '../../shared/new-id.ts';
import { useOnline } from '../../shared/use-online.ts';
import { DocumentPaper } from './DocumentPaper.tsx';
import { OfficerSigns } from './OfficerSigns.tsx';
import { SubjectSigns } from './SubjectSigns.tsx';
import { type SignState, signStateOf } from './sign-state.ts';
import type { Sign, Signing } from './signing.ts';
import { WhoIsLeft } from './WhoIsLeft.tsx';

/** The document, and below it whose turn it is to sign on this phone. */
export function SignScreen({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const online = useOnline();
  const state = signStateOf(check);
  if (!state) return <p className="card">{t('check.sign.noDocument')}</p>;
  return (
    <>
      <DocumentPaper document={state.document} open />
      <WhoIsLeft state={state} />
      {online ? <Turn key={`${state.mine}${state.subject}`} check={check} state={state} /> : null}
      {online ? null : <p className="caution">{t('check.sign.offline')}</p>}
    </>
  );
}

function Turn({ check, state }: { check: CheckDetail; state: SignState }) {
  const { t } = useTranslation();
  const { send, busy, error } = useCheckCommand(check.id);
  const [asked, setAsked] = useState<Sign>();
  if (!check.allowed.includes('sign')) return null;
  const { document } = state;
  const ask = (signing: Signing) =>
    setAsked({ ...signing, commandId: newId(), documentId: document.id, digest: document.digest });
  const proven = (command: Sign) => {
    setAsked(undefined);
    void send(command);
  };
  return (
    <>
      {state.mine ? null : <OfficerSigns busy={busy} onSign={ask} />}
      {state.mine && !state.subject ? (
        <SubjectSigns busy={busy} mayRecordRefusal={check.allowed.includes('record-refusal')} onSign={ask} />
      ) : null}
      {error ? <ErrorState error={error} /> : null}
      {asked ? (
        <StepUpDialog
          purpose={`sign:${document.digest}`}
          onProven={() => proven(asked)}
          onCancel={() => setAsked(undefined)}
        >
          <p>
            {t(`check.sign.confirm.${asked.action === 'sign' ? asked.side : 'refused'}`, { title: document.title })}
          </p>
        </StepUpDialog>
      ) : null}
    </>
  );
}
