import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RegisterFilters } from '../features/powers/RegisterFilters.tsx';
import { Total } from '../features/powers/RegisterList.tsx';
import { CREDIT_CLASSES, isNarrowed, type RegisterSearch } from '../features/powers/register-search.ts';
import { SubjectTable } from '../features/powers/SubjectTable.tsx';
import { useSubjects } from '../features/powers/use-registers.ts';
import { SUBJECT_KINDS, subjectKindName } from '../features/powers/use-words.ts';
import { useStreets } from '../shared/use-catalogue.ts';
import { useCounty } from '../shared/use-county.ts';
import { RegisterPage } from './RegisterPage.tsx';

/** Who is looked after: enterprises with their credit class, each with a file of its own. */
export function SubjectsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/powers/subjects' });
  const pages = useSubjects(search);
  const streets = useStreets(useCounty());
  const change = (next: Partial<RegisterSearch>) =>
    void navigate({ to: '/powers/subjects', search: { ...search, ...next }, replace: true });
  const choices = [
    {
      field: 'kind' as const,
      label: t('powers.subjects.kindLabel'),
      options: SUBJECT_KINDS.map((value) => ({ value, label: subjectKindName(value, t) })),
    },
    {
      field: 'credit' as const,
      label: t('powers.subjects.credit'),
      options: CREDIT_CLASSES.map((value) => ({ value, label: t('powers.subjects.creditOf', { class: value }) })),
    },
    {
      field: 'division' as const,
      label: t('powers.division'),
      options: (streets.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
    },
  ];
  const head = (
    <>
      <Total page={pages.data?.pages[0]} />
      <RegisterFilters {...{ search, choices }} byDay={false} words={t('powers.subjects.search')} onChange={change} />
    </>
  );
  return (
    <RegisterPage title={t('powers.tabs.subjects')} permission="powers.view" head={head}>
      <SubjectTable pages={pages} narrowed={isNarrowed(search)} />
    </RegisterPage>
  );
}
