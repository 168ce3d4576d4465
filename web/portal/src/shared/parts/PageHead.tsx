import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { goBack } from '../route.ts';
import { Icon } from './Icon.tsx';

interface PageHeadProps {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
}

/** The heading of a page takes the focus, so that a screen reader says where one has come to. */
export function PageHead({ title, lead, action }: PageHeadProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('appName')}`;
  }, [title, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="page-head">
      <button type="button" className="back-button" onClick={goBack}>
        <Icon name="back" />
        {t('back')}
      </button>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </div>
      {lead ? <p className="lead">{lead}</p> : null}
    </header>
  );
}
