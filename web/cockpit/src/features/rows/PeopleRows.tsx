import type { DutyPerson } from '@shancheng/contracts/directory';
import { Empty, ErrorState, Skeleton, useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

/** Who is on duty now, busiest first. */
export function PeopleRows() {
  const { t } = useTranslation();
  const api = useApi();
  const people = useQuery({
    queryKey: ['people-on-duty'],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/people', { params: { query: { onDuty: true } }, signal });
      return (data?.items ?? []) as DutyPerson[]; // same contract on both sides
    },
    retry: false,
    networkMode: 'always',
  });
  if (people.isPending) return <Skeleton rows={8} height={40} />;
  if (people.isError) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (people.data.length === 0) return <Empty title={t('rows.nobody')} hint={t('rows.nobodyHint')} />;
  const sorted = [...people.data].sort((a, b) => b.openTasks - a.openTasks || a.orgName.localeCompare(b.orgName));
  return (
    <div className="ck-rows">
      <ol className="ck-plain">
        {sorted.map((person) => (
          <li key={person.id}>
            <b>{person.name}</b>
            <span>
              {person.orgName} · {person.postName}
            </span>
            <em data-calm={person.openTasks === 0}>{t('rows.tasks', { value: person.openTasks })}</em>
          </li>
        ))}
      </ol>
    </div>
  );
}
