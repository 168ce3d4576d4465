import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** “Step 2 of 3”, with the names of all; a new step takes the focus, so that it is read out. */
export function Stepper({ step, names }: { step: number; names: string[] }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) heading.current?.focus();
    before.current = step;
  }, [step]);
  return (
    <div className="stepper">
      <ol aria-hidden="true">
        {names.map((name, at) => (
          <li key={name} data-state={at + 1 < step ? 'done' : at + 1 === step ? 'now' : 'later'}>
            <i>{at + 1}</i>
            {name}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1} className="unseen">
        {t('stepOf', { step, all: names.length, name: names[step - 1] })}
      </h2>
    </div>
  );
}
