import { LookContext, PushProvider, SessionProvider, useSession } from '@shancheng/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { PlanningPage } from '../pages/PlanningPage.tsx';
import { SignInPage } from '../pages/SignInPage.tsx';
import { WallPage } from '../pages/WallPage.tsx';
import { RowsProvider } from '../shared/rows-request.tsx';
import { isPlanningWall } from '../shared/which-wall.ts';

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });

export function App() {
  return (
    <LookContext value="cockpit">
      <QueryClientProvider client={queries}>
        <SessionProvider>
          <PushProvider>
            <RowsProvider>
              <Door />
            </RowsProvider>
          </PushProvider>
        </SessionProvider>
      </QueryClientProvider>
    </LookContext>
  );
}

/** The wall for whoever may see it; a wall that lost its session for a moment is not torn down by a failed network. */
function Door() {
  const { status } = useSession();
  if (status.state === 'checking') return <main className="ck-wall" aria-busy="true" />;
  if (status.state === 'signed-in' && status.session.permissions.includes('cockpit.view')) {
    const planning = isPlanningWall() && status.session.permissions.includes('plan.view');
    return planning ? <PlanningPage /> : <WallPage />;
  }
  return <SignInPage />;
}
