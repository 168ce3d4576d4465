import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { useTranslation } from 'react-i18next';
import { Progress } from '../../shared/parts/Progress.tsx';
import { stepsOf } from './check-steps.ts';

/** Announced → on site → notice → put right → closed; or that it was called off. */
export function CheckProgress({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  const steps = stepsOf(check);
  if (steps.length === 0) return <p className="hint">{t(`checks.ended.${check.status}`)}</p>;
  return (
    <Progress
      label={t('checks.progress')}
      steps={steps.map(({ name, state }) => ({ key: name, label: t(`checks.step.${name}`), state }))}
    />
  );
}
