import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useTranslation } from 'react-i18next';
import { type Bar, BarList } from '../../shared/BarList.tsx';
import { useBoth } from '../../shared/both.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useRows } from '../../shared/rows-request.tsx';

/** Open cases by street, the heaviest first; the overdue part of each bar is red. */
export function StreetPanel({ streets }: { streets: Cockpit['byStreet'] | undefined }) {
  const { t } = useTranslation();
  const both = useBoth();
  const { open } = useRows();
  const sorted = streets && [...streets].sort((a, b) => b.open - a.open || a.code.localeCompare(b.code));
  const bars = sorted?.map(
    (street): Bar => ({
      key: street.code,
      name: street.name.replace(/街道$/, ''),
      value: street.open,
      overdue: street.overdue,
      hint: t('street.hint', { name: street.name, open: street.open, overdue: street.overdue, today: street.today }),
      onOpen: () =>
        open({
          kind: 'incidents',
          title: { zh: street.name, en: street.name },
          definition: both('street.definition'),
          value: street.open,
          rows: street.rows,
        }),
    }),
  );
  return (
    <Panel className="ck-street" title={t('street.title')} aside={<StreetKey />}>
      <BarList bars={bars} slots={11} />
    </Panel>
  );
}

function StreetKey() {
  const { t } = useTranslation();
  return (
    <span className="ck-key">
      <i data-key="open" aria-hidden="true" />
      {t('street.open')}
      <i data-key="overdue" aria-hidden="true" />
      {t('street.overdue')}
    </span>
  );
}
