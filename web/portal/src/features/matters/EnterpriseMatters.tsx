import { ErrorState, Skeleton, useLanguage, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { NextThing } from '../../shared/check/NextThing.tsx';
import { isOpen, nextThing } from '../../shared/check/next-thing.ts';
import { useChecks } from '../../shared/check/use-checks.ts';
import { dayOf } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';

/** The open checks of my enterprise, the most pressing first. */
export function EnterpriseMatters() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error, refetch } = useChecks();
  const today = dayOf(useNow());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} height={40} />;
  const open = data.items.filter(isOpen);
  if (open.length === 0) return <p>{t('matters.nothingOpen')}</p>;
  return (
    <ul lang={language}>
      {open
        .map((check) => ({ check, next: nextThing(check, today) }))
        .sort((one, other) => one.next.urgency - other.next.urgency)
        .map(({ check, next }) => (
          <li key={check.id}>
            <Link to={{ page: 'check', checkId: check.id }} className="matter">
              <span>
                <strong>{check.title}</strong>
                <small>{check.subjectName}</small>
              </span>
              <NextThing next={next} />
            </Link>
          </li>
        ))}
    </ul>
  );
}
