import type { EnterpriseCheck, NewRating } from '@shancheng/contracts/portal';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkKeys } from '../../shared/check/use-checks.ts';
import { Field } from '../../shared/parts/Field.tsx';
import { Problem } from '../../shared/parts/Problem.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { Stars } from './Stars.tsx';

const ASPECTS = ['certificatesShown', 'scannedIn', 'asAnnounced', 'littleDisturbance'] as const;
const NOT_SAID: NewRating['aspects'] = {
  certificatesShown: false,
  scannedIn: false,
  asAnnounced: false,
  littleDisturbance: false,
};
const LONGEST_COMMENT = 1_000;

/** How the visit went: stars, four things that ought to have been so, a few words. May be changed for thirty days. */
export function RatingForm({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const queries = useQueryClient();
  const [stars, setStars] = useState(check.rating ?? 0);
  const [aspects, setAspects] = useState(NOT_SAID);
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const rating = useMutation({
    mutationFn: () => api.rate(check.id, { stars, aspects, ...(comment.trim() ? { comment: comment.trim() } : {}) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: checkKeys.all }),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (stars > 0) rating.mutate();
  }
  return (
    <form className="card form" onSubmit={submit}>
      <h2>{t('rating.title')}</h2>
      <p className="hint">{t(check.rating === undefined ? 'rating.hint' : 'rating.changeable')}</p>
      <Stars stars={stars} onChange={setStars} />
      {tried && stars === 0 ? (
        <p className="problem" role="alert">
          {t('rating.choose')}
        </p>
      ) : null}
      <fieldset className="checks">
        <legend>{t('rating.aspects')}</legend>
        {ASPECTS.map((aspect) => (
          <label key={aspect}>
            <input
              type="checkbox"
              checked={aspects[aspect]}
              onChange={({ currentTarget }) => setAspects({ ...aspects, [aspect]: currentTarget.checked })}
            />
            {t(`rating.aspect.${aspect}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('rating.comment')} rows={2} value={comment} onChange={setComment} maxLength={LONGEST_COMMENT} />
      {rating.error ? <Problem error={rating.error} /> : null}
      {rating.isSuccess ? (
        <p className="good" role="status">
          {t('rating.done')}
        </p>
      ) : null}
      <button type="submit" className="big-button" disabled={rating.isPending}>
        {t(rating.isPending ? 'sending' : 'rating.submit')}
      </button>
    </form>
  );
}
