import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { formatAbsolute, formatMetres, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** Who comes, with which certificate, for which matters; who scanned in when, how far from the door, recorded by what. */
export function TeamTable({ parties, geofenceMetres }: Pick<CheckDetail, 'parties' | 'geofenceMetres'>) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('inspection.team.title')}</h2>
      <ul className="team">
        {parties.map((party) => (
          <li key={party.authorityId}>
            <h3>
              {party.authorityName}
              {party.lead ? <small className="lead-mark">{t('inspection.parties.lead')}</small> : null}
              {party.mode === 'in-writing' ? (
                <ToneTag tone="handling">{t('inspection.answer.in-writing')}</ToneTag>
              ) : null}
            </h3>
            <p className="sc-muted">{party.matters.map(({ name }) => name).join('、')}</p>
            {party.mode === 'on-site' && party.officers.length === 0 ? (
              <ToneTag tone="waiting">{t('inspection.parties.noOfficers')}</ToneTag>
            ) : null}
            <ul className="plain-list">
              {party.officers.map((officer) => (
                <li key={officer.officerId}>
                  {officer.name} <small className="sc-muted sc-number">{officer.certificateNo}</small>{' '}
                  {officer.arrived ? (
                    <ToneTag
                      tone="closed"
                      title={t('inspection.team.recorder', { no: officer.arrived.recorderNo, limit: geofenceMetres })}
                    >
                      {t('inspection.team.arrived', {
                        at: formatAbsolute(officer.arrived.at),
                        far: formatMetres(officer.arrived.distanceMetres),
                      })}
                    </ToneTag>
                  ) : (
                    <small className="sc-muted">{t('inspection.team.notArrived')}</small>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
