import { ErrorState, Skeleton } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MatrixTable } from '../features/powers/MatrixTable.tsx';
import { RegisterFilters } from '../features/powers/RegisterFilters.tsx';
import { POWERS, type RegisterSearch } from '../features/powers/register-search.ts';
import { useMatrix } from '../features/powers/use-registers.ts';
import { DOMAINS, domainName } from '../features/powers/use-words.ts';
import { useStreets } from '../shared/use-catalogue.ts';
import { useCounty } from '../shared/use-county.ts';
import { RegisterPage } from './RegisterPage.tsx';

/** Which street or bureau has which matter on a day, and how many of its officers may act. */
export function MatchingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/powers/matching' });
  const matrix = useMatrix(search);
  const streets = useStreets(useCounty());
  const change = (next: Partial<RegisterSearch>) =>
    void navigate({ to: '/powers/matching', search: { ...search, ...next }, replace: true });
  const choices = [
    {
      field: 'division' as const,
      label: t('powers.division'),
      options: (streets.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      field: 'domain' as const,
      label: t('powers.domainLabel'),
      options: DOMAINS.map((value) => ({ value, label: domainName(value, t) })),
    },
    {
      field: 'kind' as const,
      label: t('powers.matters.kindLabel'),
      options: POWERS.map((value) => ({ value, label: t(`powers.power.${value}`) })),
    },
  ];
  const head = <RegisterFilters {...{ search, choices }} byDay onChange={change} />;
  return (
    <RegisterPage title={t('powers.matching.title')} permission="powers.view" head={head}>
      <p className="sc-muted">{t('powers.matching.hint')}</p>
      {matrix.isPending ? <Skeleton rows={10} /> : null}
      {matrix.error && !matrix.data ? <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} /> : null}
      {matrix.data ? <MatrixTable matrix={matrix.data} /> : null}
    </RegisterPage>
  );
}
