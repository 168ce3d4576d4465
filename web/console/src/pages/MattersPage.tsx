import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DetailFrame } from '../features/powers/DetailFrame.tsx';
import { MatterDetailCard } from '../features/powers/MatterDetailCard.tsx';
import { MatterTable } from '../features/powers/MatterTable.tsx';
import { RegisterFilters } from '../features/powers/RegisterFilters.tsx';
import { Total } from '../features/powers/RegisterList.tsx';
import { isNarrowed, POWERS, type RegisterSearch } from '../features/powers/register-search.ts';
import { useAuthority, useMatter, useMatters } from '../features/powers/use-registers.ts';
import { DOMAINS, domainName } from '../features/powers/use-words.ts';
import { RegisterPage } from './RegisterPage.tsx';

/** What may be checked, punished or compelled, what it rests on and who holds it. */
export function MattersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/powers/matters' });
  const pages = useMatters(search);
  const matter = useMatter(search.id, search.on);
  const holder = useAuthority(search.holder, search.on);
  const change = (next: Partial<RegisterSearch>) =>
    void navigate({ to: '/powers/matters', search: { ...search, ...next }, replace: next.id === undefined });
  const choices = [
    {
      field: 'kind' as const,
      label: t('powers.matters.kindLabel'),
      options: POWERS.map((value) => ({ value, label: t(`powers.power.${value}`) })),
    },
    {
      field: 'domain' as const,
      label: t('powers.domainLabel'),
      options: DOMAINS.map((value) => ({ value, label: domainName(value, t) })),
    },
    {
      field: 'published' as const,
      label: t('powers.matters.publication'),
      options: [
        { value: 'yes', label: t('powers.matters.publishedOnly') },
        { value: 'no', label: t('powers.matters.unpublishedOnly') },
      ],
    },
  ];
  const detail =
    search.id === undefined ? undefined : (
      <DetailFrame
        title={matter.data?.name ?? search.id}
        pending={matter.isPending}
        error={matter.error}
        onRetry={() => void matter.refetch()}
        onClose={() => change({ id: undefined })}
      >
        {matter.data ? <MatterDetailCard matter={matter.data} day={search.on} /> : null}
      </DetailFrame>
    );
  const head = (
    <>
      <Total page={pages.data?.pages[0]} />
      <RegisterFilters {...{ search, choices }} byDay words={t('powers.matters.search')} onChange={change} />
    </>
  );
  return (
    <RegisterPage title={t('powers.tabs.matters')} permission="powers.view" {...{ head, detail }}>
      {search.holder ? (
        <p className="sc-muted">{t('powers.matters.ofHolder', { name: holder.data?.shortName ?? search.holder })}</p>
      ) : null}
      <MatterTable pages={pages} narrowed={isNarrowed(search)} chosen={search.id} onChoose={(id) => change({ id })} />
    </RegisterPage>
  );
}
