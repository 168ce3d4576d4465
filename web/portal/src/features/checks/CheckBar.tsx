import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { useTranslation } from 'react-i18next';
import { stepsOf } from './check-steps.ts';

/** How far a check is, in one line of a list. */
export function CheckBar({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  const steps = stepsOf(check);
  if (steps.length === 0) return <small>{t(`checks.ended.${check.status}`)}</small>;
  const now = steps.findIndex(({ state }) => state === 'now');
  const name = t(`checks.step.${steps[now]?.name ?? 'closed'}`);
  return (
    <span className="bar">
      <span aria-hidden="true">
        {steps.map((step) => (
          <i key={step.name} data-state={step.state} />
        ))}
      </span>
      {t('stepOf', { step: now < 0 ? steps.length : now + 1, all: steps.length, name })}
    </span>
  );
}
