import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LawList } from '../features/laws/LawList.tsx';
import type { LawsSearch } from '../features/laws/laws-search.ts';
import { ProvisionRows } from '../features/laws/ProvisionRows.tsx';
import { useLaws, useProvisions } from '../features/laws/use-laws.ts';
import { PowersTabs } from '../features/powers/PowersTabs.tsx';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** The bases of enforcement as they stand on a day: read one statute, or search the wording of all. */
export function LawsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/laws' });
  const laws = useLaws();
  const provisions = useProvisions(search);
  useTitle(`${t('laws.title')} · ${t('app.name')}`);
  const change = (next: LawsSearch) => void navigate({ to: '/laws', search: { ...search, ...next }, replace: true });
  if (!usePermission('law.view')) return <Empty title={t('laws.notAllowed')} hint={t('map.notAllowedHint')} />;
  const reading = search.law !== undefined || search.q !== undefined;
  const read = laws.data?.items.find(({ id }) => id === search.law);
  return (
    <>
      <PowersTabs />
      <div className="page-laws" data-reading={reading}>
        <section className="card">
          <h1>{t('laws.title')}</h1>
          <Input.Search
            key={search.q}
            allowClear
            defaultValue={search.q}
            placeholder={t('laws.search')}
            aria-label={t('laws.search')}
            onSearch={(q) => change({ q: q || undefined, law: undefined })}
          />
          <label className="laws-day">
            {t('laws.on')}
            <input
              type="date"
              value={search.on ?? ''}
              onChange={(event) => change({ on: event.target.value || undefined })}
            />
          </label>
          {reading ? (
            <Button className="laws-back" onClick={() => change({ law: undefined, q: undefined })}>
              {t('laws.all')}
            </Button>
          ) : null}
          {laws.isPending ? <Skeleton rows={10} /> : null}
          {laws.error ? <ErrorState error={laws.error} onRetry={() => void laws.refetch()} /> : null}
          {laws.data ? (
            <LawList
              laws={laws.data.items}
              chosen={search.law}
              on={search.on ?? laws.data.today}
              onChoose={(law) => change({ law, q: undefined })}
            />
          ) : null}
        </section>
        <section className="card" aria-live="polite">
          {!reading ? <Empty title={t('laws.choose')} hint={t('laws.chooseHint')} /> : null}
          {provisions.isLoading ? <Skeleton rows={8} /> : null}
          {provisions.error ? <ErrorState error={provisions.error} onRetry={() => void provisions.refetch()} /> : null}
          {provisions.data && !provisions.error ? (
            <>
              <header className="laws-head">
                <h2>{search.q ?? read?.title}</h2>
                <span className="sc-muted">
                  {t('laws.asOf', { day: provisions.data.on, count: provisions.data.items.length })}
                </span>
              </header>
              <p className="laws-unofficial">{t('laws.unofficial')}</p>
              {provisions.data.items.length === 0 ? <Empty title={t('laws.none')} hint={t('laws.noneHint')} /> : null}
              <ProvisionRows provisions={provisions.data.items} withTitle={search.q !== undefined} />
            </>
          ) : null}
        </section>
      </div>
    </>
  );
}
