import { ConnectionBadge, LanguageSwitch, LinkIdentity, useSession } from '@shancheng/ui';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HeldBar } from '../features/actions/HeldBar.tsx';
import { AlertBell } from '../features/cameras/AlertBell.tsx';
import { KeyHelp } from '../features/keys/KeyHelp.tsx';
import { LedgerBadge } from '../features/ledger/LedgerBadge.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { EnforcementMenu } from './EnforcementMenu.tsx';
import { SignOut } from './SignOut.tsx';

/** The frame around every page: where one can go, whether all is well, who is signed in. */
export function Shell() {
  const { t } = useTranslation();
  const { status } = useSession();
  const session = status.state === 'signed-in' ? status.session : undefined;
  const seesIncidents = usePermission('incident.view');
  const reports = usePermission('incident.report');
  const seesCameras = usePermission('camera.view');
  const seesLedger = usePermission('ledger.view');
  const hearsAlerts = usePermission('device-alert.view');
  const seesMap = usePermission('dataset.view');
  const seesConflicts = usePermission('plan.view');
  return (
    <div className="shell">
      <header className="shell-header">
        <Link to="/" className="shell-brand">
          <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
            <path d="M2 27 12 9l5.5 9L21 12l9 15Z" fill="currentColor" />
          </svg>
          {t('app.name')}
        </Link>
        <nav>
          {seesIncidents ? (
            <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
              {t('nav.queue')}
            </Link>
          ) : null}
          {reports ? <Link to="/report">{t('nav.report')}</Link> : null}
          {seesCameras ? <Link to="/cameras">{t('nav.cameras')}</Link> : null}
          {seesLedger ? <Link to="/ledger">{t('nav.ledger')}</Link> : null}
          {seesMap ? (
            <Link to="/map" activeOptions={{ includeSearch: false }}>
              {t('nav.map')}
            </Link>
          ) : null}
          {seesMap ? (
            <Link to="/datasets" activeOptions={{ includeSearch: false }}>
              {t('datasets.title')}
            </Link>
          ) : null}
          {seesConflicts ? (
            <Link to="/conflicts" activeOptions={{ includeSearch: false }}>
              {t('nav.conflicts')}
            </Link>
          ) : null}
          {seesConflicts ? (
            <Link to="/coordination/$kind" params={{ kind: 'planning' }}>
              {t('tools.coordination.nav')}
            </Link>
          ) : null}
          <EnforcementMenu />
        </nav>
        <div className="shell-right">
          {seesLedger ? <LedgerBadge /> : null}
          {hearsAlerts ? <AlertBell /> : null}
          <ConnectionBadge brief />
          <KeyHelp />
          <LanguageSwitch />
          <span
            className="shell-who"
            title={[session?.orgName, ...(session?.scopes ?? []).map((s) => s.name)].join(' · ')}
          >
            {session?.displayName}
          </span>
          <LinkIdentity />
          <SignOut />
        </div>
      </header>
      <ConnectionBanner />
      <Outlet />
      <HeldBar />
    </div>
  );
}
