import type { Cockpit } from '@shancheng/contracts/cockpit';
import { formatClock } from '@shancheng/ui';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoth } from '../../shared/both.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useRows } from '../../shared/rows-request.tsx';
import { areaPath, linePath, niceTop } from './hour-paths.ts';

type Hours = Cockpit['byHour'];

const HOUR_MS = 3_600_000;

/** 24 hours of reported and closed; each hour is a column that opens to what was reported in it. */
export function HourPanel({ hours }: { hours: Hours | undefined }) {
  const { t } = useTranslation();
  return (
    <Panel className="ck-hours" title={t('hours.title')} aside={<HourKey />}>
      {hours ? <HourPlot hours={hours} /> : <div className="ck-bone" />}
    </Panel>
  );
}

function HourPlot({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  const top = niceTop(Math.max(0, ...hours.flatMap((hour) => [hour.reported, hour.closed])));
  const reported = hours.map((hour) => hour.reported);
  const closed = hours.map((hour) => hour.closed);
  return (
    <figure className="ck-hours-plot" aria-label={t('hours.title')}>
      {[1, 0.5, 0].map((share) => (
        <span key={share} className="ck-hours-mark" style={{ bottom: `${share * 100}%` }}>
          {top * share}
          {share === 1 ? ` ${t('hours.unit')}` : ''}
        </span>
      ))}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path className="ck-hours-area" d={areaPath(reported, top)} />
        <path className="ck-hours-reported" d={linePath(reported.slice(0, -1), top, hours.length)} />
        <path
          className="ck-hours-reported ck-hours-unfinished"
          d={linePath(reported, top, hours.length, hours.length - 2)}
        />
        <path className="ck-hours-closed" d={linePath(closed.slice(0, -1), top, hours.length)} />
        <path
          className="ck-hours-closed ck-hours-unfinished"
          d={linePath(closed, top, hours.length, hours.length - 2)}
        />
      </svg>
      <HourColumns hours={hours} top={top} />
    </figure>
  );
}

function HourColumns({ hours, top }: { hours: Hours; top: number }) {
  const { t } = useTranslation();
  const both = useBoth();
  const { open } = useRows();
  const [current, setCurrent] = useState(hours.length - 1);
  const list = useRef<HTMLOListElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: hours.length - 1 }[event.key];
    if (next === undefined || next < 0 || next >= hours.length) return;
    event.preventDefault();
    setCurrent(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ol ref={list} onKeyDown={move}>
      {hours.map((hour, index) => {
        const from = new Date(hour.hour).toISOString();
        const to = new Date(Date.parse(hour.hour) + HOUR_MS).toISOString();
        const clock = formatClock(hour.hour).slice(0, 5);
        const values = { hour: clock, reported: hour.reported, closed: hour.closed };
        return (
          <li key={hour.hour} data-label={index % 3 === 2 ? clock : undefined}>
            <button
              type="button"
              tabIndex={index === current ? 0 : -1}
              aria-label={t('hours.column', values)}
              data-side={index < 12 ? 'right' : 'left'}
              onClick={() =>
                open({
                  kind: 'incidents',
                  title: both('hours.rows', { hour: clock }),
                  definition: both('hours.definition'),
                  value: hour.reported,
                  rows: new URLSearchParams({ from, to }).toString(),
                })
              }
            >
              <i
                className="ck-hours-dot"
                data-series="reported"
                style={{ bottom: `${(hour.reported / top) * 100}%` }}
              />
              <i className="ck-hours-dot" data-series="closed" style={{ bottom: `${(hour.closed / top) * 100}%` }} />
              <span className="ck-hours-tip">
                <b>{clock}</b>
                {t('hours.reported')} {hour.reported} · {t('hours.closed')} {hour.closed}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function HourKey() {
  const { t } = useTranslation();
  return (
    <span className="ck-key">
      <i data-key="reported" aria-hidden="true" />
      {t('hours.reported')}
      <i data-key="closed" aria-hidden="true" />
      {t('hours.closed')}
    </span>
  );
}
