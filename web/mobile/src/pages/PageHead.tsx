import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/parts/Icon.tsx';
import { goBack, type Route } from '../shared/route.ts';

interface PageHeadProps {
  title: ReactNode;
  back?: boolean;
  /** Where back leads when the page was opened directly. */
  above?: Route;
  action?: ReactNode;
}

export function PageHead({ title, back = false, above, action }: PageHeadProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  // a screen reader starts on the new page, not where the former one was left
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="page-head">
      {back ? (
        <button type="button" className="icon-button" aria-label={t('back')} onClick={() => goBack(above)}>
          <Icon name="back" />
        </button>
      ) : null}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {action}
    </header>
  );
}
