import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuxiliaryTable, OfficerTable } from '../features/powers/PeopleTables.tsx';
import { RegisterFilters } from '../features/powers/RegisterFilters.tsx';
import { Total } from '../features/powers/RegisterList.tsx';
import { isNarrowed, type RegisterSearch } from '../features/powers/register-search.ts';
import { StateToggles } from '../features/powers/StateToggles.tsx';
import { useAuthority, useAuxiliaryStaff, useOfficers } from '../features/powers/use-registers.ts';
import { DOMAINS, domainName } from '../features/powers/use-words.ts';
import { useStreets } from '../shared/use-catalogue.ts';
import { useCounty } from '../shared/use-county.ts';
import { RegisterPage } from './RegisterPage.tsx';

/** Who may act with a certificate, and, apart, who helps without one. */
export function OfficersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/powers/officers' });
  const helpers = search.staff === 'auxiliary';
  const officers = useOfficers(search, !helpers);
  const auxiliary = useAuxiliaryStaff(search, helpers);
  const authority = useAuthority(search.authority, search.on);
  const streets = useStreets(useCounty());
  const change = (next: Partial<RegisterSearch>) =>
    void navigate({ to: '/powers/officers', search: { ...search, ...next }, replace: true });
  const [first] = (helpers ? auxiliary : officers).data?.pages ?? [];
  const choices = [
    ...(helpers
      ? []
      : [
          {
            field: 'domain' as const,
            label: t('powers.domainLabel'),
            options: DOMAINS.map((value) => ({ value, label: domainName(value, t) })),
          },
        ]),
    {
      field: 'division' as const,
      label: t('powers.division'),
      options: (streets.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
    },
  ];
  const head = (
    <>
      <Total page={first} />
      <Segmented
        value={helpers ? 'auxiliary' : 'certified'}
        options={[
          { value: 'certified', label: t('powers.officers.certified') },
          { value: 'auxiliary', label: t('powers.officers.auxiliary') },
        ]}
        onChange={(value) => change({ staff: value === 'auxiliary' ? 'auxiliary' : undefined, state: undefined })}
      />
      <RegisterFilters
        {...{ search, choices }}
        byDay={!helpers}
        words={t(first?.masked ? 'powers.officers.searchMasked' : 'powers.officers.search')}
        onChange={change}
      />
    </>
  );
  const narrowed = isNarrowed(search);
  return (
    <RegisterPage title={t('powers.tabs.officers')} permission="powers.view" head={head}>
      {search.authority ? (
        <p className="sc-muted">
          {t('powers.officers.ofAuthority', { name: authority.data?.shortName ?? search.authority })}
        </p>
      ) : null}
      {first?.masked ? <p className="sc-muted">{t('powers.officers.masked')}</p> : null}
      {helpers ? (
        <AuxiliaryTable pages={auxiliary} narrowed={narrowed} />
      ) : (
        <>
          <StateToggles
            counts={officers.data?.pages[0]?.states}
            chosen={search.state}
            onChoose={(state) => change({ state })}
          />
          <OfficerTable pages={officers} narrowed={narrowed} />
        </>
      )}
    </RegisterPage>
  );
}
