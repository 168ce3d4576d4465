import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AuthorityDetailCard } from '../features/powers/AuthorityDetailCard.tsx';
import { AuthorityTable } from '../features/powers/AuthorityTable.tsx';
import { DetailFrame } from '../features/powers/DetailFrame.tsx';
import { RegisterFilters } from '../features/powers/RegisterFilters.tsx';
import { Total } from '../features/powers/RegisterList.tsx';
import { AUTHORITY_KINDS, isNarrowed, LEVELS, type RegisterSearch } from '../features/powers/register-search.ts';
import { useAuthorities, useAuthority } from '../features/powers/use-registers.ts';
import { DOMAINS, domainName } from '../features/powers/use-words.ts';
import { RegisterPage } from './RegisterPage.tsx';

/** Who may act: the authorities, and what each holds by which document. */
export function AuthoritiesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/powers/authorities' });
  const pages = useAuthorities(search);
  const authority = useAuthority(search.id, search.on);
  const change = (next: Partial<RegisterSearch>) =>
    void navigate({ to: '/powers/authorities', search: { ...search, ...next }, replace: next.id === undefined });
  const choices = [
    {
      field: 'kind' as const,
      label: t('powers.authorities.kindLabel'),
      options: AUTHORITY_KINDS.map((value) => ({ value, label: t(`powers.authorities.kind.${value}`) })),
    },
    {
      field: 'level' as const,
      label: t('powers.authorities.levelLabel'),
      options: LEVELS.map((value) => ({ value, label: t(`powers.level.${value}`) })),
    },
    {
      field: 'domain' as const,
      label: t('powers.domainLabel'),
      options: DOMAINS.map((value) => ({ value, label: domainName(value, t) })),
    },
  ];
  const detail =
    search.id === undefined ? undefined : (
      <DetailFrame
        title={authority.data?.shortName ?? search.id}
        pending={authority.isPending}
        error={authority.error}
        onRetry={() => void authority.refetch()}
        onClose={() => change({ id: undefined })}
      >
        {authority.data ? <AuthorityDetailCard authority={authority.data} day={search.on} /> : null}
      </DetailFrame>
    );
  const head = (
    <>
      <Total page={pages.data?.pages[0]} />
      <RegisterFilters {...{ search, choices }} byDay words={t('powers.authorities.search')} onChange={change} />
    </>
  );
  return (
    <RegisterPage title={t('powers.tabs.authorities')} permission="powers.view" {...{ head, detail }}>
      <AuthorityTable
        pages={pages}
        narrowed={isNarrowed(search)}
        chosen={search.id}
        onChoose={(id) => change({ id })}
      />
    </RegisterPage>
  );
}
