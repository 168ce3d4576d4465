import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkKeys } from '../../shared/check/use-checks.ts';
import { Field } from '../../shared/parts/Field.tsx';
import { Problem } from '../../shared/parts/Problem.tsx';
import { useOwnDraft } from '../../shared/use-own-draft.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { FeedbackPhotos } from './FeedbackPhotos.tsx';
import { emptyFeedback, feedbackOf, LONGEST_FEEDBACK } from './feedback-draft.ts';

interface FeedbackFormProps {
  checkId: string;
  findingId: string;
  onDone: () => void;
}

/** How it was put right, in words and pictures. Nothing is lost by a reload; an unfinished one waits on this device. */
export function FeedbackForm({ checkId, findingId, onDone }: FeedbackFormProps) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const queries = useQueryClient();
  const { draft, change, discard, kept } = useOwnDraft(`feedback.${checkId}.${findingId}`, emptyFeedback);
  const [tried, setTried] = useState(false);
  const feedback = feedbackOf(draft, findingId);
  const sending = useMutation({
    mutationFn: async () => (feedback ? api.feedBack(checkId, feedback) : undefined),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: checkKeys.all });
      discard();
      onDone();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (feedback) sending.mutate();
  }
  return (
    <form className="form inset" onSubmit={submit}>
      <Field
        label={t('feedback.text')}
        hint={t('feedback.textHint')}
        rows={4}
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={LONGEST_FEEDBACK}
        problem={tried && !feedback ? t('fillIn') : undefined}
      />
      <FeedbackPhotos checkId={checkId} photos={draft.photos} onChange={(photos) => change({ photos })} />
      <p className="hint">{t(kept ? 'draftKept' : 'draftNotKept')}</p>
      {sending.error ? <Problem error={sending.error} /> : null}
      <div className="form-actions">
        <button type="button" className="side-button" onClick={onDone}>
          {t('later')}
        </button>
        <button type="submit" className="big-button" disabled={sending.isPending}>
          {t(sending.isPending ? 'sending' : 'feedback.submit')}
        </button>
      </div>
    </form>
  );
}
