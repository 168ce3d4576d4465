import type { CheckDocument } from '@shancheng/contracts/inspection-check';
import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { StepUpDialog } from '@shancheng/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkKeys } from '../../shared/check/use-checks.ts';
import { newId } from '../../shared/new-id.ts';
import { Field } from '../../shared/parts/Field.tsx';
import { Problem } from '../../shared/parts/Problem.tsx';
import { useOwnDraft } from '../../shared/use-own-draft.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { SignaturePad } from './SignaturePad.tsx';
import { isSignature, type Point, pathOf } from './stroke.ts';

interface SignFormProps {
  check: EnterpriseCheck;
  document: CheckDocument;
}

/** Kept while the signer is confirmed at the provider, which is another site; not longer. */
function emptySignature() {
  const lines: Point[][] = [];
  return { commandId: newId(), signerName: '', signerRole: '', lines };
}

/** Name, position, the drawn line, and a proof of who signs: for exactly the document on screen. */
export function SignForm({ check, document }: SignFormProps) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const queries = useQueryClient();
  const { draft, change, discard } = useOwnDraft(`sign.${document.id}`, emptySignature, 'visit');
  const { commandId, signerName, signerRole, lines } = draft;
  const [tried, setTried] = useState(false);
  const [proving, setProving] = useState(false);
  const complete = signerName.trim() !== '' && signerRole.trim() !== '' && isSignature(lines);
  const signing = useMutation({
    mutationFn: () =>
      api.sign(check.id, {
        commandId,
        documentId: document.id,
        digest: document.digest,
        stroke: pathOf(lines),
        signerName: signerName.trim(),
        signerRole: signerRole.trim(),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: checkKeys.all });
      discard();
    },
  });
  const missing = (value: string) => (tried && !value.trim() ? t('fillIn') : undefined);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (complete) setProving(true);
  }
  return (
    <section className="card sign no-print">
      <form className="form" onSubmit={submit}>
        <h2>{t('signing.title')}</h2>
        <p>{t('signing.means')}</p>
        <div className="two">
          <Field
            label={t('signing.name')}
            value={signerName}
            onChange={(next) => change({ signerName: next })}
            maxLength={50}
            autoComplete="name"
            problem={missing(signerName)}
          />
          <Field
            label={t('signing.role')}
            hint={t('signing.roleHint')}
            value={signerRole}
            onChange={(next) => change({ signerRole: next })}
            maxLength={50}
            autoComplete="organization-title"
            problem={missing(signerRole)}
          />
        </div>
        <SignaturePad lines={lines} onChange={(next) => change({ lines: next })} />
        {tried && !isSignature(lines) ? (
          <p className="problem" role="alert">
            {t('signing.tooShort')}
          </p>
        ) : null}
        {signing.error ? <Problem error={signing.error} /> : null}
        <button type="submit" className="big-button" disabled={signing.isPending}>
          {t(signing.isPending ? 'sending' : 'signing.submit')}
        </button>
      </form>
      {proving ? (
        <StepUpDialog
          purpose={`sign:${document.digest}`}
          onProven={() => {
            setProving(false);
            signing.mutate();
          }}
          onCancel={() => setProving(false)}
        >
          {t('signing.stepUpWhat', { title: document.title, number: document.number })}
        </StepUpDialog>
      ) : null}
    </section>
  );
}
