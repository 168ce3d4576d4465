import { useTranslation } from 'react-i18next';

interface DeskTabsProps<S extends string> {
  statuses: readonly S[];
  status: S | undefined;
  wordOf: (status: S) => string;
  onChange: (status: S | undefined) => void;
}

/** Which state the list is narrowed to. */
export function DeskTabs<S extends string>({ statuses, status, wordOf, onChange }: DeskTabsProps<S>) {
  const { t } = useTranslation();
  return (
    <nav className="views" aria-label={t('inspection.status')}>
      <button type="button" aria-current={status === undefined} onClick={() => onChange(undefined)}>
        {t('inspection.all')}
      </button>
      {statuses.map((one) => (
        <button key={one} type="button" aria-current={one === status} onClick={() => onChange(one)}>
          {wordOf(one)}
        </button>
      ))}
    </nav>
  );
}
