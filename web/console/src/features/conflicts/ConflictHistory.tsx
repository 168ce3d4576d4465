import type { ConflictDetail } from '@shancheng/contracts/plan';
import { formatAbsolute } from '@shancheng/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

type Done = ConflictDetail['actions'][number];

/** Who did what and when, the last first. */
export function ConflictHistory({ detail: { actions } }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  return (
    <>
      <h3>{t('conflicts.history')}</h3>
      <ol className="conflict-history">
        {actions.toReversed().map((done) => (
          <li key={`${done.at}/${done.action}`}>
            <b>{t(`conflicts.action.${done.action}`)}</b> {done.by}{' '}
            <time className="sc-muted" dateTime={done.at}>
              {formatAbsolute(done.at)}
            </time>
            <div>{wordsOf(done, t)}</div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What the step said, as it was sent. */
function wordsOf({ facts }: Done, t: TFunction): string {
  const text = (key: string) => (typeof facts[key] === 'string' ? facts[key] : undefined);
  const proposal = text('proposal');
  return [
    Array.isArray(facts.authorities) ? facts.authorities.join(' · ') : undefined,
    text('authority'),
    typeof facts.agrees === 'boolean' ? t(facts.agrees ? 'conflicts.agrees' : 'conflicts.disagrees') : undefined,
    proposal === undefined ? undefined : t(`conflicts.proposals.${proposal}`, { defaultValue: proposal }),
    text('documentNo'),
    text('reason'),
  ]
    .filter(Boolean)
    .join(' · ');
}
