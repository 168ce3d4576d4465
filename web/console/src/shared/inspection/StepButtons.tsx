import { Button } from 'antd';
import { useState } from 'react';

export interface Step<A extends string> {
  action: A;
  label: string;
  /** Why it is not possible now; absent when it is. */
  why?: string | undefined;
  danger?: boolean;
}

interface StepButtonsProps<A extends string> {
  steps: readonly Step<A>[];
  chosen: A | undefined;
  onChoose: (action: A | undefined) => void;
}

/** The next steps as buttons; one that is not possible stays, and says why when it is pressed. */
export function StepButtons<A extends string>({ steps, chosen, onChoose }: StepButtonsProps<A>) {
  const [refused, setRefused] = useState<string>();
  const press = ({ action, label, why }: Step<A>) => {
    setRefused(why === undefined ? undefined : `${label}：${why}`);
    if (why === undefined) onChoose(action === chosen ? undefined : action);
  };
  return (
    <>
      <div className="actions-row">
        {steps.map((step) => (
          <Button
            key={step.action}
            type={step.action === chosen ? 'primary' : 'default'}
            danger={step.danger === true && step.why === undefined}
            aria-disabled={step.why !== undefined}
            aria-expanded={step.action === chosen}
            className={step.why === undefined ? '' : 'action-off'}
            title={step.why}
            onClick={() => press(step)}
          >
            {step.label}
          </Button>
        ))}
      </div>
      {refused ? (
        <p className="actions-why" role="status">
          {refused}
        </p>
      ) : null}
    </>
  );
}
