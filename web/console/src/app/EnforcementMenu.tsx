import { useSession } from '@shancheng/ui';
import { Link, useLocation } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

const ENTRIES = [
  { to: '/inspection/functions', text: 'inspection.functions.title', permission: 'inspection.view' },
  { to: '/inspection/plans', text: 'inspection.plans.title', permission: 'inspection.view' },
  { to: '/inspection/checks', text: 'inspection.checks.title', permission: 'inspection.view' },
  { to: '/inspection/draws', text: 'inspection.draw.page', permission: 'inspection.view' },
  { to: '/inspection/complaints', text: 'inspection.complaints.title', permission: 'inspection.supervise' },
  { to: '/inspection/reports', text: 'inspection.reports.title', permission: 'report.handle' },
  { to: '/laws', text: 'powers.title', permission: 'law.view' },
] as const;

/** The pages of enforcement behind one word of the header, each only for who may open it; a single one stands there itself. */
export function EnforcementMenu() {
  const { t } = useTranslation();
  const { status } = useSession();
  const permissions = status.state === 'signed-in' ? status.session.permissions : [];
  const inside = useLocation({ select: ({ pathname }) => /^\/(inspection|laws|powers)(\/|$)/.test(pathname) });
  const shown = ENTRIES.filter(({ permission }) => permissions.includes(permission));
  const [only, ...more] = shown;
  const current = inside ? { 'aria-current': 'page' as const } : {};
  if (!only) return null;
  if (more.length === 0)
    return (
      <Link to={only.to} activeOptions={{ includeSearch: false }} {...current}>
        {t(only.text)}
      </Link>
    );
  const items = shown.map(({ to, text }) => ({ key: to, label: <Link to={to}>{t(text)}</Link> }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <button type="button" className="shell-menu" aria-haspopup="menu" {...current}>
        {t('inspection.menu')} <span aria-hidden="true">▾</span>
      </button>
    </Dropdown>
  );
}
