import type { ReactNode } from 'react';
import type { ShownTask } from '../../shared/task/pending-task.ts';
import { TaskCard } from './TaskCard.tsx';

/** Tasks under one heading; nothing when there are none. */
export function TaskList({ title, tasks }: { title: ReactNode; tasks: readonly ShownTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <section className="task-list">
      <h2>{title}</h2>
      <ul>
        {tasks.map((shown) => (
          <TaskCard key={shown.task.id} shown={shown} />
        ))}
      </ul>
    </section>
  );
}
