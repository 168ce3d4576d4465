import { ToneIcon } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

export interface ProgressStep {
  key: string;
  label: string;
  detail?: string | undefined;
  state: 'done' | 'now' | 'later' | 'skipped';
}

const TONE = { done: 'closed', now: 'handling', later: 'void', skipped: 'void' } as const;

/** Where a matter stands: what is behind it, where it is, what comes. The state is also said in words. */
export function Progress({ steps, label }: { steps: ProgressStep[]; label: string }) {
  const { t } = useTranslation();
  return (
    <ol className="progress" aria-label={label}>
      {steps.map(({ key, label: name, detail, state }) => (
        <li key={key} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <ToneIcon tone={TONE[state]} size={16} filled />
          <span>
            <strong>{name}</strong>
            <small>{detail ?? t(`step.${state}`)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
