import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../shared/use-permission.ts';

const TABS = [
  ['laws', '/laws'],
  ['matters', '/powers/matters'],
  ['authorities', '/powers/authorities'],
  ['officers', '/powers/officers'],
  ['subjects', '/powers/subjects'],
  ['matching', '/powers/matching'],
  ['imports', '/powers/imports'],
] as const;

/** The parts of the law databases that the signed-in person may see. */
export function PowersTabs() {
  const { t } = useTranslation();
  const may = {
    laws: usePermission('law.view'),
    view: usePermission('powers.view'),
    imports: usePermission('powers.import'),
  };
  return (
    <nav className="powers-tabs" aria-label={t('powers.title')}>
      {TABS.filter(([tab]) => (tab === 'laws' || tab === 'imports' ? may[tab] : may.view)).map(([tab, to]) => (
        <Link key={tab} to={to} activeOptions={{ includeSearch: false }}>
          {t(`powers.tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
