import { Empty } from '@shancheng/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PowersTabs } from '../features/powers/PowersTabs.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

interface RegisterPageProps {
  title: string;
  permission: string;
  head?: ReactNode;
  /** What is read beside the list. */
  detail?: ReactNode;
  children: ReactNode;
}

/** The frame of every part of the law databases: tabs, the list, what is read beside it. */
export function RegisterPage({ title, permission, head, detail, children }: RegisterPageProps) {
  const { t } = useTranslation();
  useTitle(`${title} · ${t('powers.title')} · ${t('app.name')}`);
  if (!usePermission(permission)) return <Empty title={t('powers.notAllowed')} hint={t('map.notAllowedHint')} />;
  return (
    <>
      <PowersTabs />
      <div className="page-register" data-open={detail !== undefined}>
        <section className="card register-main">
          <header className="register-head">
            <h1>{title}</h1>
            {head}
          </header>
          {children}
        </section>
        {detail}
      </div>
    </>
  );
}
