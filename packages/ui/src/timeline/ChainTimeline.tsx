import type { ChainTimes } from '@shancheng/contracts/incident';
import { useTranslation } from 'react-i18next';
import { ToneTag } from '../status/StatusTag.tsx';
import { formatAbsolute, formatClock, formatMs } from '../time/format.ts';
import { CHAIN_LIMIT_MS, type ChainStep, type ChainView, chainView } from './chain-steps.ts';

/** t0…t5 with the milliseconds of each step, drawn to scale, and whether the five seconds were kept. */
export function ChainTimeline({ times }: { times: ChainTimes }) {
  const { t } = useTranslation('ui');
  const view = chainView(times);
  return (
    <section className="sc-chain" aria-label={t('chain.title')}>
      <header>
        <span>{t('chain.total')}</span>
        <ChainTotal view={view} captured={times.t0 !== undefined} />
      </header>
      <ChainBar view={view} />
      {view.steps.some((step) => step.at !== undefined) ? (
        <ol>
          {view.steps.map((step) => (
            <ChainRow key={step.point} step={step} spanMs={view.spanMs} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

function ChainTotal({ view, captured }: { view: ChainView; captured: boolean }) {
  const { t } = useTranslation('ui');
  if (view.totalMs === undefined)
    return <span className="sc-muted">{captured ? t('chain.pending') : t('chain.noCapture')}</span>;
  const limit = CHAIN_LIMIT_MS / 1000;
  return (
    <>
      <strong>{formatMs(view.totalMs)}</strong>
      <ToneTag tone={view.within ? 'closed' : 'overdue'}>
        {view.within ? t('chain.under', { limit }) : t('chain.over', { limit })}
      </ToneTag>
    </>
  );
}

/** One strip: each step as wide as it took long. */
function ChainBar({ view }: { view: ChainView }) {
  if (view.spanMs === 0) return null;
  return (
    <div className="sc-chain-bar" aria-hidden="true">
      {view.steps.map((step) =>
        step.stepMs === undefined ? null : (
          <i key={step.point} data-point={step.point} style={{ flexGrow: step.stepMs }} />
        ),
      )}
    </div>
  );
}

function ChainRow({ step, spanMs }: { step: ChainStep; spanMs: number }) {
  const { t } = useTranslation('ui');
  const { point, at, stepMs, sinceStartMs } = step;
  const left = spanMs > 0 && sinceStartMs !== undefined ? ((sinceStartMs - (stepMs ?? 0)) / spanMs) * 100 : 0;
  const width = spanMs > 0 && stepMs !== undefined ? (stepMs / spanMs) * 100 : 0;
  return (
    <li data-reached={at !== undefined}>
      <b>{point}</b>
      <span>{t(`chain.points.${point}`)}</span>
      <span className="sc-chain-track" aria-hidden="true">
        {at === undefined ? null : (
          <i data-point={point} style={{ marginLeft: `${Math.max(0, Math.min(98, left))}%`, width: `${width}%` }} />
        )}
      </span>
      <span className="sc-number">
        {at === undefined ? t('chain.notReached') : stepMs === undefined ? t('chain.atStart') : `+${formatMs(stepMs)}`}
      </span>
      <time className="sc-number sc-muted" dateTime={at} title={at ? formatAbsolute(at) : undefined}>
        {at ? formatClock(at, true) : ''}
      </time>
    </li>
  );
}
