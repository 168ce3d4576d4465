import { useName } from '@shancheng/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { UnsentList } from '../features/unsent/UnsentList.tsx';
import { checkKeys, type ReadCheck } from '../shared/check/check-cache.ts';
import { findTask } from '../shared/task/task-cache.ts';
import { PageHead } from './PageHead.tsx';

/** Everything this phone has done that the server has not, and what it refused. */
export function UnsentPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const nameOf = useName();
  return (
    <main className="page">
      <PageHead title={t('page.unsent')} back />
      <UnsentList
        nameOfCheck={(checkId) => client.getQueryData<ReadCheck>(checkKeys.one(checkId))?.value.subject.name}
        nameOfTask={(taskId) => {
          const task = findTask(client, taskId);
          return task && `${nameOf(task.eventTypeName)} · ${task.address}`;
        }}
      />
    </main>
  );
}
