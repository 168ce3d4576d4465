import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';

type Officer = EnterpriseCheck['officers'][number];

/** Authority by authority: who comes with which certificate and what is looked at; then what may be prepared. */
export function CheckFacts({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  const nameOf = useName();
  return (
    <>
      <section className="card">
        <h2>{t('checks.who')}</h2>
        <p className="hint">{t('checks.whoHint')}</p>
        <ul className="rows">
          {check.agencies.map(({ name, matters }) => (
            <li key={name}>
              <h3>{name}</h3>
              <Team officers={check.officers.filter(({ authorityName }) => authorityName === name)} />
              <small>{t('checks.matters', { matters: matters.join(t('semicolon')) })}</small>
            </li>
          ))}
        </ul>
      </section>
      {check.prepare.length > 0 ? (
        <section className="card">
          <h2>{t('checks.prepare')}</h2>
          <ul className="ticks">
            {check.prepare.map((thing) => (
              <li key={thing.zh}>{nameOf(thing)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Team({ officers }: { officers: Officer[] }) {
  const { t } = useTranslation();
  if (officers.length === 0) return <p>{t('checks.whoUnknown')}</p>;
  return (
    <ul>
      {officers.map((officer) => (
        <li key={officer.certificateNo}>
          <strong>{officer.name}</strong>{' '}
          <Link to={{ page: 'certificate', number: officer.certificateNo }}>{officer.certificateNo}</Link>
          {officer.arrivedAt ? <small>{t('checks.arrived', { at: minuteOf(officer.arrivedAt) })}</small> : null}
        </li>
      ))}
    </ul>
  );
}
