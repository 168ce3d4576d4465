import type { CheckForecast } from '@shancheng/contracts/portal';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';

const SHOWN = 4;

/** Who scanned the code at the door, newest first. */
export function ScanList({ scans }: Pick<CheckForecast, 'scans'>) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const rest = scans.length - SHOWN;
  return (
    <section className="card">
      <h2>{t('forecast.scans')}</h2>
      {scans.length === 0 ? <p>{t('forecast.noScan')}</p> : null}
      <ul className="rows">
        {(all ? scans : scans.slice(0, SHOWN)).map((scan) => (
          <li key={`${scan.at} ${scan.certificateNo}`}>
            <strong>{minuteOf(scan.at)}</strong>
            <span>
              {scan.officerName} · {scan.authorityName}
            </span>
            <small>
              <Link to={{ page: 'certificate', number: scan.certificateNo }}>
                {t('certificateNo', { number: scan.certificateNo })}
              </Link>
            </small>
          </li>
        ))}
      </ul>
      {rest > 0 && !all ? (
        <button type="button" className="side-button wide" onClick={() => setAll(true)}>
          {t('forecast.allScans', { count: rest })}
        </button>
      ) : null}
    </section>
  );
}
