import { Navigate } from '@tanstack/react-router';
import { usePermission } from '../shared/use-permission.ts';
import { QueuePage } from './QueuePage.tsx';

/** Where somebody’s day begins: the queue, or the one map for who has nothing to do with incidents. */
export function HomePage() {
  const seesIncidents = usePermission('incident.view');
  const seesMap = usePermission('dataset.view');
  return seesIncidents || !seesMap ? <QueuePage /> : <Navigate to="/map" replace />;
}
