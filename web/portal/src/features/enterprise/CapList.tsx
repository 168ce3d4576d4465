import type { CheckForecast } from '@shancheng/contracts/portal';
import { useTranslation } from 'react-i18next';

/** One square for each visit an authority may make in a year: made, planned, free. The numbers stand beside it. */
export function CapList({ year, caps }: Pick<CheckForecast, 'year' | 'caps'>) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('caps.title', { year })}</h2>
      <p className="hint">{t('caps.hint')}</p>
      {caps.length === 0 ? <p>{t('caps.none')}</p> : null}
      <ul className="rows">
        {caps.map(({ authorityName, cap, used, reserved }) => (
          <li key={authorityName} className="card-line">
            <span>
              {authorityName}
              <small>{t('caps.count', { used, reserved, cap })}</small>
            </span>
            <span className="cap-boxes" aria-hidden="true">
              {boxesOf(cap, used, reserved).map(({ key, state }) => (
                <i key={key} data-state={state} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p className="cap-legend" aria-hidden="true">
        {(['used', 'reserved', 'free'] as const).map((state) => (
          <span key={state}>
            <i data-state={state} /> {t(`caps.${state}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

const MOST_BOXES = 24;

function boxesOf(cap: number, used: number, reserved: number) {
  return Array.from({ length: Math.min(MOST_BOXES, Math.max(cap, used + reserved)) }, (_, at) => ({
    key: at,
    state: at >= cap ? 'over' : at < used ? 'used' : at < used + reserved ? 'reserved' : 'free',
  }));
}
