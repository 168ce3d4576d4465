import type { CheckSummary } from '@shancheng/contracts/inspection-check';
import { SyntheticMark, useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { CheckTag } from '../../shared/check/CheckTag.tsx';
import { readableWindow } from '../../shared/check/day-words.ts';
import type { OutboxEntry } from '../../shared/outbox/entry.ts';
import { goTo, hrefOf } from '../../shared/route.ts';
import { useDistance } from '../../shared/task/use-distance.ts';

/** One inspection in the list: whom, where, how far, until when, who comes along, and what it waits for. */
export function CheckCard({ check, unsent }: { check: CheckSummary; unsent: readonly OutboxEntry[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const route = { page: 'check' as const, checkId: check.id };
  const mine = unsent.filter(({ deed }) => 'checkId' in deed && deed.checkId === check.id);
  const waiting = mine.filter(({ state }) => state === 'waiting').length;
  const refused = mine.filter(({ state }) => state === 'refused' || state === 'late').length;
  return (
    <li>
      <a
        className="check-card"
        href={hrefOf(route)}
        onClick={(event) => {
          event.preventDefault();
          goTo(route);
        }}
      >
        <span className="check-card-head">
          <strong>{check.subject.name}</strong>
          {check.synthetic ? <SyntheticMark /> : null}
        </span>
        <span>{check.subject.address}</span>
        <span className="task-card-marks">
          <CheckTag status={check.status} overdue={check.overdue} />
          {waiting > 0 ? <span className="mark mark-waiting">{t('unsent.waiting', { count: waiting })}</span> : null}
          {refused > 0 ? <span className="mark mark-bad">{t('check.toRead', { count: refused })}</span> : null}
        </span>
        <span className="check-card-next">{t(`check.next.${check.status}`, { count: check.openFindings })}</span>
        <span className="task-card-when">
          <span>{readableWindow(check.windowFrom, check.windowTo, language)}</span>
          <span>{t('check.agencies', { count: check.agencies, lead: check.leadName })}</span>
          <Away check={check} />
        </span>
      </a>
    </li>
  );
}

function Away({ check }: { check: CheckSummary }) {
  const { location } = check.subject;
  return location ? <Distance place={location} /> : null;
}

function Distance({ place }: { place: { lon: number; lat: number } }) {
  const distance = useDistance(place);
  return distance ? <span>{distance.text}</span> : null;
}
