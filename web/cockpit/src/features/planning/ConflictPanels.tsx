import type { PlanningCockpit } from '@shancheng/contracts/map';
import { useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { type Bar, BarList } from '../../shared/BarList.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { WholeRows } from '../../shared/WholeRows.tsx';
import { formatArea } from './area.ts';

type Planning = PlanningCockpit | undefined;

const openConflicts = (query: Record<string, string>) =>
  globalThis.location.assign(`/console/conflicts?${new URLSearchParams(query)}`);

/** Open conflicts by what kind they are. */
export function ConflictTypes({ planning }: { planning: Planning }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const bars = planning?.byType.map(
    ({ type, value, areaM2 }): Bar => ({
      key: type,
      name: t(`planning.types.${type}`),
      value,
      hint: formatArea(areaM2, language),
      onOpen: () => openConflicts({ type }),
    }),
  );
  return (
    <Panel title={t('planning.byType')} aside={t('planning.unit')}>
      {bars?.length === 0 ? (
        <p className="ck-quiet">{t('planning.none')}</p>
      ) : (
        <WholeRows>
          <BarList bars={bars} slots={7} />
        </WholeRows>
      )}
    </Panel>
  );
}

/** Open conflicts by authority; one between two stands at both. */
export function ConflictAuthorities({ planning }: { planning: Planning }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const bars = planning?.byAuthority.slice(0, 9).map(
    ({ authority, value, areaM2 }): Bar => ({
      key: authority,
      name: authority,
      value,
      hint: formatArea(areaM2, language),
      onOpen: () => openConflicts({ authority }),
    }),
  );
  return (
    <Panel className="ck-fill" title={t('planning.byAuthority')} aside={t('planning.both')}>
      {bars?.length === 0 ? (
        <p className="ck-quiet">{t('planning.none')}</p>
      ) : (
        <WholeRows>
          <BarList bars={bars} slots={7} />
        </WholeRows>
      )}
    </Panel>
  );
}

/** How long they have been open. */
export function ConflictAges({ planning }: { planning: Planning }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const top = Math.max(1, ...(planning?.byAge ?? []).map((row) => row.value));
  return (
    <Panel title={t('planning.byAge')} aside={t('planning.unit')}>
      <ol className="ck-ages">
        {(planning?.byAge ?? []).map(({ fromDays, value, areaM2 }) => (
          <li key={fromDays} title={formatArea(areaM2, language)}>
            <b>{value}</b>
            <i aria-hidden="true" style={{ height: `${(value / top) * 100}%` }} data-old={fromDays >= 90} />
            <span>{t(`planning.ages.${fromDays}`)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
