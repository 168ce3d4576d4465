import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { formatShort, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** Who comes, with certificates, what each agency checks, and who is there already. */
export function Team({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section className="card">
      <h2>{t('check.team')}</h2>
      <ul className="team">
        {check.parties.map((party) => (
          <li key={party.authorityId}>
            <p className="team-agency">
              <strong>{party.authorityName}</strong>
              {party.lead ? <span className="mark mark-lead">{t('check.lead')}</span> : null}
              {party.mode === 'in-writing' ? <span className="mark mark-plain">{t('check.inWriting')}</span> : null}
            </p>
            <p className="quiet">{party.matters.map(({ name }) => name).join('、')}</p>
            <ul>
              {party.officers.map(({ officerId, name, certificateNo, arrived }) => (
                <li key={officerId} className="team-officer" data-here={arrived !== undefined}>
                  <span>
                    {name}{' '}
                    {officerId === check.me?.officerId ? (
                      <span className="mark mark-lead">{t('check.you')}</span>
                    ) : null}
                    <small>{certificateNo}</small>
                  </span>
                  <span>
                    {arrived ? t('check.arrivedAt', { at: formatShort(arrived.at, now) }) : t('check.notYet')}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
