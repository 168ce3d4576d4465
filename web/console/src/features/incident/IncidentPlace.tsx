import type { IncidentDetail } from '@shancheng/contracts/incident';
import { useName } from '@shancheng/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMap } from '../../shared/LazyMap.tsx';

/** Where it is, with its coordinates in words for those who cannot see the map. */
export function IncidentPlace({ incident }: { incident: IncidentDetail }) {
  const { t } = useTranslation();
  const name = useName();
  const { lon, lat } = incident.location;
  const points = useMemo(
    () => [
      {
        id: incident.id,
        lon,
        lat,
        status: incident.status,
        overdue: incident.overdue,
        label: name(incident.eventTypeName),
      },
    ],
    [incident.id, lon, lat, incident.status, incident.overdue, incident.eventTypeName, name],
  );
  const focus = useMemo(() => ({ lon, lat, zoom: 14.6 }), [lon, lat]);
  return (
    <>
      <div className="incident-map">
        <LazyMap points={points} selectedId={incident.id} focus={focus} legend={false} />
      </div>
      <p className="sc-muted incident-coordinates">
        <span className="sc-number">
          {lon.toFixed(6)}, {lat.toFixed(6)}
        </span>{' '}
        CGCS2000 · {t('incident.grid')} <span className="sc-number">{incident.gridCode}</span>
      </p>
    </>
  );
}
