import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { Empty, ErrorState, Skeleton, SyntheticMark, useLanguage, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { NextThing } from '../../shared/check/NextThing.tsx';
import { isOpen, nextThing } from '../../shared/check/next-thing.ts';
import { useChecks } from '../../shared/check/use-checks.ts';
import { dayOf, windowInWords } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';
import { CheckBar } from './CheckBar.tsx';

/** All checks of my enterprises: what is open first, the most pressing on top; then what is over. */
export function CheckList() {
  const { t } = useTranslation();
  const { data, error, refetch } = useChecks();
  const today = dayOf(useNow());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} height={120} />;
  if (data.items.length === 0) return <Empty title={t('checks.none')} hint={t('checks.noneHint')} />;
  const open = data.items
    .filter(isOpen)
    .sort((one, other) => nextThing(one, today).urgency - nextThing(other, today).urgency);
  const over = data.items.filter((check) => !isOpen(check));
  return (
    <>
      <h2 className="group">{t('checks.open', { count: open.length })}</h2>
      {open.length === 0 ? <p className="card">{t('matters.nothingOpen')}</p> : null}
      <Cards checks={open} today={today} />
      {over.length > 0 ? (
        <>
          <h2 className="group">{t('checks.over', { count: over.length })}</h2>
          <Cards checks={over} today={today} />
        </>
      ) : null}
    </>
  );
}

function Cards({ checks, today }: { checks: EnterpriseCheck[]; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="cards">
      {checks.map((check) => (
        <li key={check.id}>
          <Link to={{ page: 'check', checkId: check.id }} className="card card-link">
            <span className="card-line">
              <strong>{check.title}</strong>
              <NextThing next={nextThing(check, today)} />
            </span>
            <small>
              {check.subjectName} · {windowInWords(check.windowFrom, check.windowTo, language)} ·{' '}
              {t('checks.agencies', { count: check.agencies.length })}
              {check.synthetic ? <SyntheticMark /> : null}
            </small>
            <CheckBar check={check} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
