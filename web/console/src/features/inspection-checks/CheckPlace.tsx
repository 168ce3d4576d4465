import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMap } from '../../shared/LazyMap.tsx';

/** Where it is; the address in words for those who cannot see the map. */
export function CheckPlace({ subject }: Pick<CheckDetail, 'subject'>) {
  const { t } = useTranslation();
  const lon = subject.location?.lon;
  const lat = subject.location?.lat;
  const place = useMemo(
    () => (lon === undefined || lat === undefined ? undefined : { lon, lat, zoom: 15 }),
    [lon, lat],
  );
  return (
    <section className="card">
      <h2>{t('inspection.checks.place')}</h2>
      <p>
        {subject.address} · {t(`inspection.subjectKind.${subject.kind}`, { defaultValue: subject.kind })} ·{' '}
        {t('inspection.draw.class', { name: subject.creditClass })} ·{' '}
        <Link to="/inspection/checks" search={{ subjectId: subject.id }}>
          {t('inspection.checks.allOfSubject')}
        </Link>
      </p>
      {place ? (
        <div className="incident-map">
          <LazyMap pin={place} focus={place} legend={false} />
        </div>
      ) : (
        <p className="sc-muted">{t('inspection.checks.noPlace')}</p>
      )}
    </section>
  );
}
