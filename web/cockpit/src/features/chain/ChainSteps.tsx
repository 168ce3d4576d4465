import type { Cockpit } from '@shancheng/contracts/cockpit';
import { formatMs, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

type Steps = Cockpit['chain']['steps'];

/** No step gets narrower than this share of the bar, so that its name stays readable. */
const LEAST_SHARE = 0.16;

/** The five steps as one bar from the camera to the phone; widths follow the median of each step. */
export function ChainSteps({ steps }: { steps: Steps | undefined }) {
  const { t } = useTranslation();
  const nameOf = useName();
  if (!steps) return <div className="ck-steps ck-bone" />;
  const widths = shareOut(steps.map((step) => step.p50 ?? 0));
  return (
    <figure className="ck-steps" aria-label={t('chain.stepsLabel')}>
      <figcaption>
        <span>{t('chain.from')}</span>
        <span>{t('chain.stepsUnit')}</span>
        <span>{t('chain.to')}</span>
      </figcaption>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.key}
            style={{ flexGrow: widths[index] ?? 0 }}
            title={
              step.p95 === undefined
                ? undefined
                : t('chain.stepHint', { name: nameOf(step.name), ms: formatMs(step.p95) })
            }
          >
            <span>{nameOf(step.name)}</span>
            <b>{step.p50 === undefined ? '–' : formatMs(step.p50)}</b>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** Shares of one whole with a floor; all alike when there is nothing to measure. */
export function shareOut(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return values.map(() => 1 / values.length);
  const raised = values.map((value) => Math.max(LEAST_SHARE, value / total));
  const whole = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / whole);
}
