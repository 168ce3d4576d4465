import type { NewComplaint } from '@shancheng/contracts/complaint';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../shared/new-id.ts';
import { Choice } from '../../shared/parts/Choice.tsx';
import { Field } from '../../shared/parts/Field.tsx';
import { Problem } from '../../shared/parts/Problem.tsx';
import { goTo } from '../../shared/route.ts';
import { useOwnDraft } from '../../shared/use-own-draft.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { AuthorityField } from './AuthorityField.tsx';
import { complaintsKey } from './ComplaintCards.tsx';

const KINDS = [
  'no-scan-in',
  'no-certificate',
  'unlisted-item',
  'too-often',
  'demanded-benefit',
  'disturbed-business',
  'forced-service',
  'other',
] as const satisfies readonly NewComplaint['kind'][];
const LONGEST = 2_000;
const empty = () => ({ id: newId(), kind: '', authorityId: '', text: '' });

/** What was not as it should be. It goes to the supervisors; those complained about do not learn who it was. */
export function ComplaintForm({ checkId }: { checkId?: string }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const queries = useQueryClient();
  const { draft, change, discard, kept } = useOwnDraft(`complaint.${checkId ?? ''}`, empty);
  const [tried, setTried] = useState(false);
  const kind = KINDS.find((one) => one === draft.kind);
  const text = draft.text.trim();
  const about = checkId ? { checkId } : { authorityId: draft.authorityId };
  const complete = kind !== undefined && text !== '' && (checkId !== undefined || draft.authorityId !== '');
  const sending = useMutation({
    mutationFn: async () => (kind && complete ? api.complain({ id: draft.id, kind, text, ...about }) : undefined),
    onSuccess: async () => {
      discard();
      await queries.invalidateQueries({ queryKey: complaintsKey });
      goTo({ page: 'complaints' }, 'replace');
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (complete) sending.mutate();
  }
  return (
    <form className="card form" onSubmit={submit}>
      <Choice
        legend={t('complaint.kindTitle')}
        options={KINDS.map((value) => ({ value, label: t(`complaint.kind.${value}`) }))}
        value={kind ?? ''}
        onChange={(next) => change({ kind: next })}
        problem={tried && !kind ? t('report.chooseOne') : undefined}
      />
      {checkId ? null : (
        <AuthorityField
          value={draft.authorityId}
          onChange={(authorityId) => change({ authorityId })}
          problem={tried && !draft.authorityId ? t('report.chooseOne') : undefined}
        />
      )}
      <Field
        label={t('complaint.text')}
        hint={t('complaint.textHint')}
        rows={5}
        value={draft.text}
        onChange={(next) => change({ text: next })}
        maxLength={LONGEST}
        problem={tried && !text ? t('fillIn') : undefined}
      />
      <p className="hint">{t(kept ? 'draftKept' : 'draftNotKept')}</p>
      {sending.error ? <Problem error={sending.error} /> : null}
      <button type="submit" className="big-button" disabled={sending.isPending}>
        {t(sending.isPending ? 'sending' : 'complaint.submit')}
      </button>
    </form>
  );
}
