import { useSession } from '@shancheng/ui';
import { UnsentStrip } from '../features/unsent/UnsentStrip.tsx';
import { CheckPage } from '../pages/CheckPage.tsx';
import { ChecksPage } from '../pages/ChecksPage.tsx';
import { HistoryPage } from '../pages/HistoryPage.tsx';
import { MePage } from '../pages/MePage.tsx';
import { TaskPage } from '../pages/TaskPage.tsx';
import { TasksPage } from '../pages/TasksPage.tsx';
import { UnsentPage } from '../pages/UnsentPage.tsx';
import { type Route, useRoute } from '../shared/route.ts';
import { IncomingTasks } from './IncomingTasks.tsx';
import { landing, partsOf } from './parts.ts';
import { SoundStrip } from './SoundStrip.tsx';
import { TabBar } from './TabBar.tsx';

/** The signed-in phone: one page, the strips above it, the bar below it, and a new task over everything. */
export function Phone() {
  const { status } = useSession();
  const parts = partsOf(status.state === 'signed-in' ? status.session.permissions : []);
  const route = landing(useRoute(), parts);
  return (
    <div className="phone" data-page={route.page}>
      <UnsentStrip />
      {parts.tasks ? <SoundStrip /> : null}
      <Page route={route} />
      {route.page === 'task' || route.page === 'check' ? null : <TabBar route={route} parts={parts} />}
      {parts.tasks ? <IncomingTasks route={route} /> : null}
    </div>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'tasks':
      return <TasksPage />;
    case 'checks':
      return <ChecksPage />;
    case 'check':
      return <CheckPage key={route.checkId} checkId={route.checkId} step={route.step} />;
    case 'history':
      return <HistoryPage />;
    case 'task':
      return <TaskPage key={route.taskId} taskId={route.taskId} />;
    case 'unsent':
      return <UnsentPage />;
    case 'me':
      return <MePage />;
  }
}
