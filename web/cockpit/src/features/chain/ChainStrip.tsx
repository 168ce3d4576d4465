import type { Cockpit } from '@shancheng/contracts/cockpit';
import { formatClock, formatMs } from '@shancheng/ui';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Recent = Cockpit['chain']['recent'];

const SLOTS = 60;
const LIMIT_MS = 5_000;
const TOP_MS = 8_000;
const MARKS_MS = [1_000, 5_000];

/** Square-root scale: half a second and six seconds must both be readable; the marks at the side say so. */
export function heightOf(ms: number): number {
  return Math.sqrt(Math.min(Math.max(ms, 0), TOP_MS) / TOP_MS);
}

/** The last sixty chains, newest at the right; each bar is one incident and opens it. One tab stop, arrows move. */
export function ChainStrip({ recent }: { recent: Recent | undefined }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  if (!recent) return <div className="ck-strip ck-bone" />;
  const newest = recent.slice(-SLOTS);
  const current = at >= 0 && at < newest.length ? at : newest.length - 1;
  const move = (event: KeyboardEvent) => {
    const next = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: newest.length - 1 }[event.key];
    if (next === undefined || next < 0 || next >= newest.length) return;
    event.preventDefault();
    setAt(next);
    list.current?.querySelectorAll('a')[next]?.focus();
  };
  return (
    <figure className="ck-strip" aria-label={t('chain.stripLabel', { value: newest.length })}>
      <figcaption>{t('chain.strip')}</figcaption>
      <div className="ck-strip-plot">
        {MARKS_MS.map((ms) => (
          <span
            key={ms}
            className="ck-strip-mark"
            data-limit={ms === LIMIT_MS}
            style={{ bottom: `${heightOf(ms) * 100}%` }}
          >
            {ms / 1000} s
          </span>
        ))}
        <ul ref={list} onKeyDown={move}>
          {newest.map((chain, index) => (
            <li key={chain.incidentId}>
              <a
                href={`/console/incidents/${chain.incidentId}`}
                target="_blank"
                rel="noreferrer"
                tabIndex={index === current ? 0 : -1}
                data-late={chain.ms >= LIMIT_MS}
                aria-label={t('chain.bar', { code: chain.code, at: formatClock(chain.at), ms: formatMs(chain.ms) })}
                title={t('chain.bar', { code: chain.code, at: formatClock(chain.at), ms: formatMs(chain.ms) })}
              >
                <i style={{ height: `${heightOf(chain.ms) * 100}%` }} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}
