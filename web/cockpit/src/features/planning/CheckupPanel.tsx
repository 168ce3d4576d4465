import type { UrbanCheckup } from '@shancheng/contracts/checkup';
import { useApi, useLanguage, useName } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../shared/Panel.tsx';
import { WholeRows } from '../../shared/WholeRows.tsx';

/** Indicators of the urban check-up against their targets. */
export function CheckupPanel() {
  const { t } = useTranslation();
  const nameOf = useName();
  const language = useLanguage();
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['urban-checkup'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/urban-checkup', { signal })).data as UrbanCheckup, // refusals throw, so there is data
    refetchInterval: 600_000,
  });
  return (
    <Panel className="ck-fill" title={t('planning.checkup')} aside={t('planning.checkupAside')}>
      <WholeRows>
        <ul className="ck-checkup">
          {data?.indicators.map((one) => (
            <li key={one.code} data-rating={one.rating}>
              <span title={`${one.code} · ${t(one.constraint ? 'planning.binding' : 'planning.expected')}`}>
                {nameOf(one.name)}
              </span>
              <b>{one.value === undefined ? '—' : round(one.value)}</b>
              <small>
                {unitOf(one.unit, language)} · {t(`planning.${one.better}`)} {one.target}
                {one.doubtful ? ` ${t('planning.example')}` : ''}
              </small>
              <em>{t(`planning.ratings.${one.rating}`)}</em>
            </li>
          ))}
          {data ? null : <li className="ck-bone" />}
        </ul>
      </WholeRows>
    </Panel>
  );
}

function round(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 1 });
}

const UNITS_ZH: Readonly<Record<string, string>> = {
  ha: '公顷',
  count: '处',
  'km²': '平方公里',
  'm²/person': '平方米/人',
};

function unitOf(unit: string, language: string): string {
  return language === 'zh-CN' ? (UNITS_ZH[unit] ?? unit) : unit;
}
